package dev.samtykke.http.config;

import java.util.Objects;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Tracer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.samtykke.http.tracing.Tracing;
import dev.samtykke.http.tracing.TracingSettings;

/** Traces, where a collector for them is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("samtykke.tracing.endpoint")
@EnableConfigurationProperties(TracingSettings.class)
class TracingConfiguration {

    @Bean
    static Tracing tracing(TracingSettings settings) {
        return new Tracing(Objects.requireNonNull(settings.endpoint()), settings.sampled());
    }

    @Bean
    static Tracer tracer(Tracing tracing) {
        return tracing.tracer();
    }

    @Bean
    static ObservationHandler<Observation.Context> tracingHandler(Tracing tracing) {
        return tracing.handler();
    }
}
