package dev.samtykke.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/**
 * Somebody's life depends on processing the customer's data (GDPR art. 6(1)(d)).
 *
 * @param emergency its kind, a slug
 * @param until when it ends; null while nobody knows
 */
@StoredAs(name = "emergency-declared")
public record EmergencyDeclared(
        @DataSubject String customerId,
        String emergency,
        Instant from,
        @Nullable Instant until) implements CustomerEvent {}
