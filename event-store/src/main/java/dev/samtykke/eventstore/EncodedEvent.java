package dev.samtykke.eventstore;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event as it will be stored, complete but for its position and checksum.
 *
 * @param idKey its key in the index of event ids
 * @param streamKey its key in the index of aggregates, if it belongs to one
 * @param value the stored value with the first {@link Sealed#BODY} octets left free
 */
record EncodedEvent(String eventId, Instant timestamp, byte[] idKey, byte @Nullable [] streamKey, byte[] value) {}
