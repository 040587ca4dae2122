package dev.samtykke.standalone.config;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds when the history is in the data folder. */
final class OnEmbeddedEvents implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !new OnAxonServer().matches(context, metadata);
    }
}
