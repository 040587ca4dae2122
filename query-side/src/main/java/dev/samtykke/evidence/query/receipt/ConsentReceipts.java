package dev.samtykke.evidence.query.receipt;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.bundle.Opening;
import dev.samtykke.evidence.log.bundle.Receipt;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.bundle.StoredPayloads;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.PurposeVersion;

/** Gives receipts of consent decisions, each as canonical JSON. Safe for many threads. */
public final class ConsentReceipts {

    private final EventStreams streams;
    private final StoredPayloads payloads;
    private final Controller controller;
    private final Clock clock;

    /** @param controller named in receipts of other bodies' forms */
    public ConsentReceipts(EventStreams streams, StoredPayloads payloads, Controller controller, Clock clock) {
        this.streams = streams;
        this.payloads = payloads;
        this.controller = controller;
        this.clock = clock;
    }

    /** The receipt that the offline verifier of the evidence log checks. */
    public byte[] signed(long position, LogView view, List<VerifierKey> keys) {
        return issue(position, view, keys).proof().canonical();
    }

    /** The receipt as ISO/IEC TS 27560 has it, in JSON-LD with the terms of the W3C Data Privacy Vocabulary. */
    public byte[] linked(long position, LogView view, List<VerifierKey> keys) {
        return canonical(new DpvReceipt(controller, clock.instant()).of(issue(position, view, keys)));
    }

    /**
     * The receipt as the Kantara Consent Receipt Specification 1.1.0 has it.
     *
     * @throws NoSuchReceiptForm if the decision is no grant
     */
    public byte[] kantara(long position, LogView view, List<VerifierKey> keys) {
        return canonical(new KantaraReceipt(controller).of(issue(position, view, keys)));
    }

    private static byte[] canonical(Json json) {
        return json.canonical();
    }

    /**
     * @throws NotAConsentDecision if the event is none
     * @throws PayloadErased if what it said is gone
     */
    private IssuedReceipt issue(long position, LogView view, List<VerifierKey> keys) {
        RawEvent event = payloads.event(position);
        ConsentDecision decision = decision(event);
        Opening opening = payloads.opening(view.leaf(position)).orElseThrow(PayloadErased::new);
        return new IssuedReceipt(decision, terms(decision), Receipt.of(view, position, opening, keys));
    }

    private ConsentDecision decision(RawEvent event) {
        AtomicReference<@Nullable ConsentDecision> found = new AtomicReference<>();
        if (event.aggregateType().equals(Streams.CUSTOMER.name())) {
            streams.forEach(Streams.CUSTOMER, event.aggregateId(), recorded -> {
                if (recorded.sequence() == event.sequence()) {
                    ConsentDecision.of(recorded).ifPresent(found::set);
                }
            });
        }
        ConsentDecision decision = found.get();
        if (decision == null) {
            throw new NotAConsentDecision();
        }
        return decision;
    }

    private PurposeTerms terms(ConsentDecision decision) {
        return new StreamCatalogue(streams)
                .purpose(decision.purpose()).versions().stream()
                        .filter(version ->
                                version.version() == decision.evidence().purposeVersion())
                        .map(PurposeVersion::terms)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                "event " + decision.eventId() + " decides on a purpose version that is not recorded"));
    }
}
