package dev.samtykke.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.signal.ConsentSignal;

/**
 * The customer objected (GDPR art. 21).
 *
 * @param purpose to what; {@link Objection#TO_DIRECT_MARKETING} means all direct marketing
 * @param grounds the grounds that they gave; none are needed against direct marketing
 * @param raisedAt when they objected
 * @param signal what it was read from; null when the person told it directly
 */
@StoredAs(name = "objection-raised")
public record ObjectionRaised(
        @DataSubject String customerId,
        String purpose,
        @Nullable PersonalText grounds,
        Instant raisedAt,
        @Nullable ConsentSignal signal)
        implements CustomerEvent {}
