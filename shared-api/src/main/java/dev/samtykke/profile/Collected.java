package dev.samtykke.profile;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The call that something was sent with.
 *
 * @param source who sent it, a slug
 * @param sourceVersion version of the source's terms that were applied
 * @param trust of the source at that time, from 0 to 100
 * @param message keyed hash of source and {@code messageId}; tells calls apart without holding anything of them
 * @param type of the call, such as {@code identify} or {@code track}
 * @param identifier key of the identifier that led to the person, the strongest one that did; null when it named the
 *     person by id. After a split it says whose the data is
 * @param occurredAt when it happened, as far as the sender knows
 */
public record Collected(
        String source,
        int sourceVersion,
        int trust,
        String message,
        String type,
        @Nullable String identifier,
        Instant occurredAt) {}
