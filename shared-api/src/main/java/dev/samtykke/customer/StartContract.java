package dev.samtykke.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.samtykke.privacy.PersonalText;

/**
 * The customer enters a contract.
 *
 * @param contract keyed hash of type and reference
 * @param reference how customer and controller call it
 * @param from when it begins; null means now
 */
public record StartContract(
        String customerId,
        String contract,
        String contractType,
        PersonalText reference,
        @Nullable Instant from) implements CustomerCommand {}
