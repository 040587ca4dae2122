package dev.samtykke.evidence.query.check;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far the check of the whole history has got.
 *
 * @param next position of the event to be checked next
 * @param hurried whether it goes through the whole history at once, because somebody asked for that
 * @param completedAt when it last came to the end; null when it has not since this process started
 */
public record CheckProgress(
        long next, boolean hurried, @Nullable Instant completedAt) {}
