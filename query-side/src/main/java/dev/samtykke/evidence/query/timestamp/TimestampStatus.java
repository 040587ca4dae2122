package dev.samtykke.evidence.query.timestamp;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How it stands with the time stamps.
 *
 * @param size of the last checkpoint of the statements that was stamped; 0 for none
 * @param time on that stamp; null for none
 * @param problem why the last attempt failed; null when it did not
 */
public record TimestampStatus(
        long size, @Nullable Instant time, @Nullable String problem) {}
