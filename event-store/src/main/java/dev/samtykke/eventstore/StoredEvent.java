package dev.samtykke.eventstore;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One event exactly as it lies in the store; nothing is deserialised or upcast. The arrays are the caller's own
 * copies.
 *
 * @param position the global index, gapless from 0, in commit order
 * @param eventId unique across all streams
 * @param aggregate the place in the stream of its aggregate, or null for an event without an aggregate
 * @param timestamp to the nanosecond as it was appended
 * @param payloadType the stable stored name of the payload
 * @param payloadRevision the revision of the payload, if it has one
 * @param payload the serialised payload
 * @param metadata the serialised metadata
 */
public record StoredEvent(
        long position,
        String eventId,
        @Nullable AggregateSequence aggregate,
        Instant timestamp,
        String payloadType,
        @Nullable String payloadRevision,
        byte[] payload,
        byte[] metadata) {}
