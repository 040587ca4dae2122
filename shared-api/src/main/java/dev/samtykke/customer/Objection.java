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
}
