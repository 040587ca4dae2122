package dev.samtykke.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An emergency of the customer (GDPR art. 6(1)(d)).
 *
 * @param from when it began
 * @param until when it ends; null while nobody knows
 * @param eventId the event that states it
 */
public record Emergency(Instant from, @Nullable Instant until, String eventId) {

    /** Whether it lasts at an instant. */
    public boolean lasts(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
