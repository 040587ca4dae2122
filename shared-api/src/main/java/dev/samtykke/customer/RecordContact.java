package dev.samtykke.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The customer was contacted.
 *
 * @param at null means now
 */
public record RecordContact(
        String customerId, String channel, @Nullable Instant at) implements CustomerCommand {}
