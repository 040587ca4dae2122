package dev.samtykke.customer;

import java.time.Instant;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/**
 * An emergency ended.
 *
 * @param emergency its kind, a slug
 */
@StoredAs(name = "emergency-ended")
public record EmergencyEnded(@DataSubject String customerId, String emergency, Instant until)
        implements CustomerEvent {}
