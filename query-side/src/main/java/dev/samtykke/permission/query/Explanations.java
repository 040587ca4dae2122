package dev.samtykke.permission.query;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.query.Outdating;
import dev.samtykke.permission.Decision;
import dev.samtykke.permission.Rule;
import dev.samtykke.permission.query.CheckAnswer.Result;
import dev.samtykke.permission.query.ExplainAnswer.Explanation;
import dev.samtykke.permission.query.ExplainAnswer.InForce;
import dev.samtykke.permission.query.ExplainAnswer.RestsOn;
import dev.samtykke.purpose.PurposeState;

/** Explains decisions. */
final class Explanations {

    private final EventFinder events;
    private final Remedies remedies;

    Explanations(EventFinder events, Remedies remedies) {
        this.events = events;
        this.remedies = remedies;
    }

    Explanation of(Settled settled) {
        Decision decision = settled.decision();
        Meaning meaning = Meaning.of(decision.rule(), decision.basis());
        return new Explanation(
                Result.of(decision),
                settled.customer().registered() ? settled.customer().customerId() : null,
                settled.at(),
                meaning.sentence(),
                meaning.article(),
                inForce(settled),
                event(settled),
                outdating(settled),
                remedies.of(settled));
    }

    private static @Nullable InForce inForce(Settled settled) {
        PurposeState purpose = settled.catalogue().purpose(settled.query().purpose());
        return purpose.defined() ? InForce.of(purpose.purpose(), purpose.current()) : null;
    }

    private @Nullable RestsOn event(Settled settled) {
        String eventId = settled.decision().eventId();
        return eventId == null ? null : events.find(eventId, settled).orElse(null);
    }

    private static @Nullable Outdating outdating(Settled settled) {
        String purpose = settled.query().purpose();
        @Nullable Consent consent = settled.customer().consents().get(purpose);
        return settled.decision().rule() != Rule.STALE || consent == null
                ? null
                : Outdating.of(consent, settled.catalogue(), settled.catalogue().purpose(purpose))
                        .orElse(null);
    }
}
