package dev.samtykke.standalone.config;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.samtykke.projection.ProjectionSettings;
import dev.samtykke.standalone.SamtykkeSettings;
import dev.samtykke.standalone.SamtykkeSettings.Events;

/** How projections run. */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {

    private static final int BATCH_SIZE = 1_000;
    private static final int WORKERS = 2;

    @Bean
    ProjectionSettings projectionSettings(SamtykkeSettings settings) {
        return new ProjectionSettings(
                node(settings),
                BATCH_SIZE,
                WORKERS,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }

    /** A process with a history to itself has its projections to itself, so it always is the same node. */
    private static String node(SamtykkeSettings settings) {
        return settings.events() == Events.EMBEDDED
                ? "standalone"
                : NodeName.of(settings.nodeName()).value();
    }
}
