package dev.samtykke.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's life depends on processing the customer's data (GDPR art. 6(1)(d)).
 *
 * @param emergency its kind, a slug
 * @param from null means now
 * @param until null while nobody knows
 */
public record DeclareEmergency(
        String customerId,
        String emergency,
        @Nullable Instant from,
        @Nullable Instant until) implements CustomerCommand {}
