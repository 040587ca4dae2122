package dev.samtykke.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Processing of the customer's data is to be restricted (GDPR art. 18).
 *
 * @param ground see {@link Restriction}
 * @param since null means now
 */
public record RestrictProcessing(
        String customerId, String ground, @Nullable Instant since) implements CustomerCommand {}
