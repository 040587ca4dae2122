package dev.samtykke.http.config;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.samtykke.http.consistency.AfterPosition;
import dev.samtykke.http.consistency.IdempotencyKeyArgument;
import dev.samtykke.http.consistency.PositionHeader;
import dev.samtykke.http.consistency.ReadYourWrites;
import dev.samtykke.http.json.StrictJsonBody;
import dev.samtykke.http.json.StrictMapper;
import dev.samtykke.http.json.TextValueConverters;
import dev.samtykke.http.shutdown.Draining;
import dev.samtykke.http.trace.RequestContextArgument;

/** How requests are read and answers are written. */
@Configuration(proxyBeanMethods = false)
@Import({StrictJsonBody.class, StrictMapper.class, TextValueConverters.class, PositionHeader.class})
class WebConfiguration implements WebMvcConfigurer {

    private final HttpApiSettings settings;
    private final ObjectProvider<ReadYourWrites> projections;

    WebConfiguration(HttpApiSettings settings, ObjectProvider<ReadYourWrites> projections) {
        this.settings = settings;
        this.projections = projections;
    }

    @Bean
    static Draining draining(HttpApiSettings settings) {
        return new Draining(settings.http().drain());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestContextArgument());
        resolvers.add(new IdempotencyKeyArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        ReadYourWrites awaiting =
                (projection, position, max) -> projections.getObject().await(projection, position, max);
        registry.addInterceptor(new AfterPosition(awaiting, settings.http().maxReadWait()));
    }
}
