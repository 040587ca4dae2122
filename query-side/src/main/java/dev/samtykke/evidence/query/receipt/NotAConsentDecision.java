package dev.samtykke.evidence.query.receipt;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** Receipts are given for consent decisions alone. */
public final class NotAConsentDecision extends RuleBroken {

    private static final long serialVersionUID = 1L;

    NotAConsentDecision() {
        super(
                "not-a-consent-decision",
                Kind.REFUSED,
                "The event is no grant, refusal or withdrawal of consent, so there is no receipt of it.",
                List.of());
    }
}
