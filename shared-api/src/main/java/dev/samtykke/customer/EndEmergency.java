package dev.samtykke.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An emergency is over.
 *
 * @param until null means now
 */
public record EndEmergency(
        String customerId, String emergency, @Nullable Instant until) implements CustomerCommand {}
