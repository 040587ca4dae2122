package dev.samtykke.http.config;

import java.security.SecureRandom;

import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.validation.Validator;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.http.json.BodyLimitFilter;
import dev.samtykke.http.json.LargeBody;
import dev.samtykke.http.problem.LastResortFilter;
import dev.samtykke.http.problem.ProblemAdvice;
import dev.samtykke.http.problem.ProblemErrorController;
import dev.samtykke.http.problem.ProblemErrorValve;
import dev.samtykke.http.problem.ProblemWriter;
import dev.samtykke.http.problem.StrictReader;
import dev.samtykke.http.trace.TraceFilter;

/** Problem details wherever a request may fail: controllers, filters, the container. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ProblemErrorController.class})
class ProblemConfiguration {

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    StrictReader strictReader(JsonMapper json, Validator validator) {
        return new StrictReader(json, validator);
    }

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter() {
        return outermost(new TraceFilter(new SecureRandom()), 0);
    }

    @Bean
    FilterRegistrationBean<LastResortFilter> lastResortFilter(ProblemWriter problems) {
        return outermost(new LastResortFilter(problems), 2);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
            HttpApiSettings settings, ObjectProvider<LargeBody> exceptions) {
        return outermost(
                new BodyLimitFilter(
                        settings.http().maxBodySize(), exceptions.stream().toList()),
                3);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemErrorValve() {
        TomcatContextCustomizer valve = context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemErrorValve.class.getName());
            }
        };
        return factory -> factory.addContextCustomizers(valve);
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> outermost(F filter, int nth) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + nth);
        return registration;
    }
}
