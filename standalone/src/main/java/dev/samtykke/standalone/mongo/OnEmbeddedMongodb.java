package dev.samtykke.standalone.mongo;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds when no MongoDB server outside of the process is configured. */
final class OnEmbeddedMongodb implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment().getProperty("samtykke.mongodb.uri", "").isBlank();
    }
}
