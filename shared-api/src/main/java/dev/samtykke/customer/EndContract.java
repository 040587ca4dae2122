package dev.samtykke.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A contract of the customer ends.
 *
 * @param contract see {@link StartContract}
 * @param until when it ends; null means now
 */
public record EndContract(
        String customerId, String contract, @Nullable Instant until) implements CustomerCommand {}
