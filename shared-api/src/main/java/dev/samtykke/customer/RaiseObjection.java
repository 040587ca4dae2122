package dev.samtykke.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.samtykke.privacy.PersonalText;

/**
 * The customer objects (GDPR art. 21).
 *
 * @param purpose to what; {@link Objection#TO_DIRECT_MARKETING} means all direct marketing
 * @param raisedAt null means now
 */
public record RaiseObjection(
        String customerId,
        String purpose,
        @Nullable PersonalText grounds,
        @Nullable Instant raisedAt) implements CustomerCommand {}
