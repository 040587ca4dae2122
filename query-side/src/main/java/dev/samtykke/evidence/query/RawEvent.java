package dev.samtykke.evidence.query;

import java.time.Instant;

/**
 * One event as it is stored: nothing is decrypted, deserialized or upcast.
 *
 * @param position its place in the whole history, gapless from 0, in the order of commits
 * @param eventId unique in the whole history
 * @param aggregateType the kind of its stream
 * @param aggregateId the name of its stream
 * @param sequence its place in its stream, gapless from 0
 * @param timestamp when it was recorded
 * @param payloadType the stable stored name of its type, such as {@code consent-granted}
 * @param payload the stored payload
 * @param metadata the stored metadata
 */
public record RawEvent(
        long position,
        String eventId,
        String aggregateType,
        String aggregateId,
        long sequence,
        Instant timestamp,
        String payloadType,
        byte[] payload,
        byte[] metadata) {

    @Override
    public String toString() {
        return "RawEvent[" + position + ", " + payloadType + "]";
    }
}
