package dev.samtykke.customer;

import java.time.Instant;

/**
 * A notice that the customer was shown (GDPR art. 13, 14).
 *
 * @param servedAt when they were shown it last; after a merge, where they had said no: when they were told as whom they
 *     had said no, 1970 if they were not
 * @param eventId the event that states it
 */
public record ServedNotice(String notice, int version, Instant servedAt, String eventId) {}
