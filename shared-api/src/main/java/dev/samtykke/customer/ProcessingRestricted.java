package dev.samtykke.customer;

import java.time.Instant;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/**
 * Processing is restricted (GDPR art. 18).
 *
 * @param ground see {@link Restriction}
 */
@StoredAs(name = "processing-restricted")
public record ProcessingRestricted(@DataSubject String customerId, String ground, Instant since)
        implements CustomerEvent {}
