package dev.samtykke.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A contract of the customer, which processing may be needed for (GDPR art. 6(1)(b)).
 *
 * @param type the kind of contract, a slug
 * @param from when it began
 * @param until when it ended; null while it runs
 * @param eventId the event that states it
 */
public record Contract(String type, Instant from, @Nullable Instant until, String eventId) {

    /** Whether it runs at an instant. */
    public boolean active(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
