package dev.samtykke.customer;

import java.time.Instant;

/**
 * An objection of the customer (GDPR art. 21).
 *
 * @param raisedAt when they objected
 * @param overridden whether the controller has shown compelling legitimate grounds; never counts for direct marketing
 * @param eventId the event that states it
 */
public record Objection(Instant raisedAt, boolean overridden, String eventId) {

    /** In place of a purpose: the objection is to all direct marketing (GDPR art. 21(2)). */
    public static final String TO_DIRECT_MARKETING = "*";

    /** What two objections of one person amount to: the later one, overridden only where both are. */
    static Objection both(Objection one, Objection other) {
        Objection later = one.raisedAt.isBefore(other.raisedAt) ? other : one;
        Objection counting = one.overridden == other.overridden ? later : one.overridden ? other : one;
        return new Objection(later.raisedAt, one.overridden && other.overridden, counting.eventId);
    }
}
