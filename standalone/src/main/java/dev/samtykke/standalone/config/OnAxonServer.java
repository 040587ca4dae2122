package dev.samtykke.standalone.config;

import java.util.Locale;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds when the history is in Axon Server. */
final class OnAxonServer implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String events = context.getEnvironment().getProperty("samtykke.events", "embedded");
        return events.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT).equals("axonserver");
    }
}
