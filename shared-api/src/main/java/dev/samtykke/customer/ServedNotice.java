package dev.samtykke.customer;

import java.time.Instant;

/**
 * A notice that the customer was shown (GDPR art. 13, 14).
 *
 * @param servedAt when they were shown it last
 * @param eventId the event that states it
 */
public record ServedNotice(String notice, int version, Instant servedAt, String eventId) {}
