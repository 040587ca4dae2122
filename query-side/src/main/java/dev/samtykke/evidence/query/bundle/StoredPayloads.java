package dev.samtykke.evidence.query.bundle;

import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.bundle.EvidenceBundle;
import dev.samtykke.evidence.log.bundle.Opening;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.StoredEventDamaged;
import dev.samtykke.evidence.query.StoredEvents;
import dev.samtykke.evidence.query.check.Alarm;
import dev.samtykke.evidence.query.check.Finding;
import dev.samtykke.evidence.query.view.EvidenceLogStopped;
import dev.samtykke.personaldata.sealing.CanonicalJson;
import dev.samtykke.personaldata.sealing.OpenedPayload;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.personaldata.sealing.SealedPayloadUnreadable;

/** Opens the payloads of stored events for the evidence log's files. Safe for many threads. */
public final class StoredPayloads {

    private final StoredEvents events;
    private final PayloadSealer sealer;
    private final Alarm alarm;

    /** @param alarm raised when an event turns out to be altered */
    public StoredPayloads(StoredEvents events, PayloadSealer sealer, Alarm alarm) {
        this.events = events;
        this.sealer = sealer;
        this.alarm = alarm;
    }

    /**
     * The stored event at a position.
     *
     * @throws EvidenceLogStopped if it is not there any more
     */
    public RawEvent event(long position) {
        try (Stream<RawEvent> one = events.read(position, position + 1)) {
            return one.findFirst().orElseThrow(() -> altered(position, "it is missing"));
        } catch (StoredEventDamaged e) {
            throw altered(position, "its stored bytes are damaged");
        }
    }

    /**
     * What opens the commitment of a logged event; empty when it was erased.
     *
     * @throws EvidenceLogStopped if its payload is not the one that was committed to
     */
    public Optional<Opening> opening(EventLeaf leaf) {
        RawEvent event = event(leaf.globalIndex());
        try {
            OpenedPayload opened = sealer.open(event.payloadType(), event.payload());
            if (!opened.commitment().equals(leaf.commitment().hex())) {
                throw altered(event.position(), "its leaf is not the one in the log");
            }
            return opened.salt().map(salt -> new Opening(Hash.of(salt), json(opened.payload())));
        } catch (SealedPayloadUnreadable e) {
            throw altered(event.position(), "its payload is not the one that was committed to");
        }
    }

    private EvidenceLogStopped altered(long position, String rule) {
        alarm.raise(new Finding(position, rule));
        return new EvidenceLogStopped();
    }

    /** The two modules each know the canonical form of RFC 8785, and nothing of each other. */
    private static Json json(ObjectNode payload) {
        return Json.parse(CanonicalJson.of(payload), EvidenceBundle.MAX_BYTES);
    }
}
