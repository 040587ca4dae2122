package dev.samtykke.standalone.security;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds when no issuer outside of the process is configured. */
final class OnEmbeddedIssuer implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment().getProperty("samtykke.issuer-uri", "").isBlank();
    }
}
