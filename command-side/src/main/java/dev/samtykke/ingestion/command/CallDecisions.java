package dev.samtykke.ingestion.command;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.consent.command.SignalledDecisions;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.profile.SentCall;
import dev.samtykke.signal.SignalledChoices;
import dev.samtykke.signal.SignalledChoices.Weight;
import dev.samtykke.source.SourceState;

/** What follows from the signals that calls of a source come with. */
final class CallDecisions {

    private final SignalledDecisions signalled;
    private final SourceState source;
    private final Instant now;

    CallDecisions(SignalledDecisions signalled, SourceState source, Instant now) {
        this.signalled = signalled;
        this.source = source;
        this.now = now;
    }

    /** The decisions of one signal. */
    List<CustomerEvent> of(SentCall call, SignalledChoices choices, CustomerState customer) {
        GivenEvidence evidence =
                GivenEvidence.ofSignals(source.signals(), source.source(), null, null, call.occurredAt());
        return signalled.decide(customer, choices, evidence, now);
    }

    /** Whether somebody who is not known becomes known by what they have just chosen. */
    boolean makeKnown(SentCall call) {
        return call.signals().stream()
                .filter(choices -> choices.weight() == Weight.DECIDES)
                .anyMatch(choices -> !of(call, choices, Newcomer.STATE).isEmpty());
    }

    /** The purposes that some signal says no to. */
    static Set<String> denied(SentCall call) {
        return call.signals().stream()
                .flatMap(choices -> choices.denied().stream())
                .collect(Collectors.toSet());
    }
}
