package dev.samtykke.projection;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The building of a new version of a projection beside the one that is read.
 *
 * @param version the version that is being built
 * @param shape the shape of its documents
 * @param target position of the last event when it began; it is not read before it has got there
 * @param finishedAt when it was switched to; null before
 */
public record Rebuild(
        String id,
        String projection,
        int version,
        int shape,
        long target,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    Rebuild finished(Instant now) {
        return new Rebuild(id, projection, version, shape, target, startedAt, now);
    }
}
