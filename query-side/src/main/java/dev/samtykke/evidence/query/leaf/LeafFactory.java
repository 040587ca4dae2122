package dev.samtykke.evidence.query.leaf;

import dev.samtykke.eventsourcing.StreamStamp;
import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.query.RawEvent;

/**
 * Makes the leaf of a stored event. Every part of it was fixed when the event was appended, so the leaf is the same on
 * every machine and at any later time. Safe for many threads.
 */
public final class LeafFactory {

    /** Where a stored payload keeps its commitment; see the personal data module's stored form. */
    private static final String COMMITMENT = "c";

    private final StreamStamp stamp;

    /** @param stamp tells whether an event carries the pseudonym of its own stream */
    public LeafFactory(StreamStamp stamp) {
        this.stamp = stamp;
    }

    /**
     * The leaf of an event.
     *
     * @throws UnloggableEvent if the event lacks what a leaf is made of, or carries the pseudonym of another stream
     */
    public EventLeaf leaf(RawEvent event) {
        long position = event.position();
        try {
            String subject = StoredJson.text(event.metadata(), StreamStamp.KEY)
                    .orElseThrow(() -> new UnloggableEvent(position, "it carries no pseudonym of its stream"));
            if (!subject.equals(stamp.of(event.aggregateType(), event.aggregateId()))) {
                throw new UnloggableEvent(position, "it carries the pseudonym of another stream");
            }
            String commitment = StoredJson.text(event.payload(), COMMITMENT)
                    .orElseThrow(() -> new UnloggableEvent(position, "its payload carries no commitment"));
            return new EventLeaf(
                    Hash.fromHex(commitment),
                    event.eventId(),
                    position,
                    event.payloadType(),
                    event.sequence(),
                    Hash.fromHex(subject),
                    event.timestamp());
        } catch (MalformedDataException e) {
            throw new UnloggableEvent(position, "a part of its leaf is not of the one form");
        }
    }
}
