package dev.samtykke.purpose;

import java.time.Instant;

/**
 * One version of a purpose.
 *
 * @param version counted from 1
 * @param material whether consents given under an earlier version became stale
 * @param recordedAt from when on it holds
 * @param eventId the event that states it
 */
public record PurposeVersion(int version, PurposeTerms terms, boolean material, Instant recordedAt, String eventId) {}
