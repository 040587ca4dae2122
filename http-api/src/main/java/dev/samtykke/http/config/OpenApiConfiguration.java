package dev.samtykke.http.config;

import java.util.Optional;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.samtykke.http.openapi.ApiDescription;
import dev.samtykke.http.openapi.SharedHeaders;
import dev.samtykke.http.trace.RequestContext;

/** The description of the API for programs and people. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        // What the framework hands to a controller is no parameter of a request.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(RequestContext.class, Optional.class);
    }

    @Bean
    ApiDescription apiDescription(HttpApiSettings settings) {
        return new ApiDescription(settings.issuerUri());
    }

    @Bean
    SharedHeaders sharedHeaders() {
        return new SharedHeaders();
    }
}
