package dev.samtykke.customer;

import java.time.Instant;

/**
 * A restriction of processing (GDPR art. 18): until it is lifted the data may only be stored, or used for legal claims.
 *
 * @param ground which ground of art. 18(1): {@code accuracy-contested}, {@code unlawful}, {@code legal-claims},
 *     {@code objection-pending}
 * @param eventId the event that states it
 */
public record Restriction(String ground, Instant since, String eventId) {}
