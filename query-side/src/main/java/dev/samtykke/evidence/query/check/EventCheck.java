package dev.samtykke.evidence.query.check;

import java.util.Arrays;
import java.util.Optional;

import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.tile.TileReader;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.leaf.LeafFactory;
import dev.samtykke.evidence.query.leaf.UnloggableEvent;
import dev.samtykke.personaldata.keys.SubjectKeyMissing;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.personaldata.sealing.SealedPayloadUnreadable;

/**
 * Checks one stored event: its leaf is the one in the log, and its payload is the one that the leaf commits to. The
 * payload of an event whose keys were destroyed cannot be checked any more; the rest of it can. Safe for many threads.
 */
public final class EventCheck {

    private final LeafFactory leaves;
    private final PayloadSealer sealer;

    /** @param sealer opens payloads */
    public EventCheck(LeafFactory leaves, PayloadSealer sealer) {
        this.leaves = leaves;
        this.sealer = sealer;
    }

    /**
     * What is wrong with an event; empty when nothing is.
     *
     * @param log entries and hashes of the event log, at a size that covers the event
     */
    public Optional<Finding> check(RawEvent event, TileReader log) {
        try {
            EventLeaf leaf = leaves.leaf(event);
            return rule(event, leaf, log).map(rule -> new Finding(event.position(), rule));
        } catch (UnloggableEvent e) {
            return Optional.of(new Finding(event.position(), e.rule()));
        }
    }

    private Optional<String> rule(RawEvent event, EventLeaf leaf, TileReader log) {
        long position = event.position();
        if (!log.read(0, position).equals(leaf.hash())) {
            return Optional.of("its leaf is not the one in the log");
        }
        if (!Arrays.equals(log.entry(position), leaf.canonical())) {
            return Optional.of("the log shows another entry than the one that it commits to");
        }
        return opens(event, leaf.commitment().hex())
                ? Optional.empty()
                : Optional.of("its payload is not the one that was committed to");
    }

    private boolean opens(RawEvent event, String commitment) {
        try {
            return sealer.open(event.payloadType(), event.payload())
                    .commitment()
                    .equals(commitment);
        } catch (SealedPayloadUnreadable | SubjectKeyMissing | IllegalArgumentException e) {
            return false; // a stored form that was altered, or now names a subject that never was
        }
    }
}
