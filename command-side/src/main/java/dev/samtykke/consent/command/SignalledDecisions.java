package dev.samtykke.consent.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentCommand;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.consent.GrantConsent;
import dev.samtykke.consent.RefuseConsent;
import dev.samtykke.consent.RevokeConsent;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.ObjectionRaised;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.rules.RuleBroken;
import dev.samtykke.signal.SignalledChoices;
import dev.samtykke.signal.SignalledChoices.Weight;

/**
 * What follows from a signal. Pure. A no is a refusal or a withdrawal where the purpose rests on consent, and an objection
 * where it can be objected to (GDPR art. 7(3), 21). A yes is a grant if the person has just given it. A choice that
 * cannot be recorded, such as on a purpose that is not in use any more, leads to nothing.
 */
public final class SignalledDecisions {

    private final Catalogue catalogue;
    private final ConsentDecisions decisions;

    public SignalledDecisions(Catalogue catalogue, ConsentPolicy policy) {
        this.catalogue = catalogue;
        this.decisions = new ConsentDecisions(catalogue, policy);
    }

    /**
     * The events that follow, in the order of the purposes.
     *
     * @param evidence where the signal came from; what it says of the method does not count
     * @param now when the system learnt of it
     */
    public List<CustomerEvent> decide(
            CustomerState customer, SignalledChoices choices, GivenEvidence evidence, Instant now) {
        List<CustomerEvent> events = new ArrayList<>();
        GivenEvidence given = evidence.from(choices);
        if (choices.weight() != Weight.NARROWS) {
            choices.purposes()
                    .forEach((purpose, yes) -> (yes
                                    ? agreed(customer, purpose, choices, given, now)
                                    : denied(customer, purpose, choices, given, now))
                            .ifPresent(events::add));
        }
        return events;
    }

    private Optional<CustomerEvent> agreed(
            CustomerState customer, String purpose, SignalledChoices choices, GivenEvidence given, Instant now) {
        return choices.weight() == Weight.DECIDES && inUse(purpose, LawfulBasis.CONSENT)
                ? recorded(customer, new GrantConsent(purpose), given, now)
                : Optional.empty();
    }

    private Optional<CustomerEvent> denied(
            CustomerState customer, String purpose, SignalledChoices choices, GivenEvidence given, Instant now) {
        if (inUse(purpose, LawfulBasis.CONSENT)) {
            return refusal(customer, purpose, choices, given, now);
        }
        return inUse(purpose, LawfulBasis.LEGITIMATE_INTERESTS, LawfulBasis.PUBLIC_TASK)
                ? objection(customer, purpose, choices, given, now)
                : Optional.empty();
    }

    private Optional<CustomerEvent> refusal(
            CustomerState customer, String purpose, SignalledChoices choices, GivenEvidence given, Instant now) {
        Optional<ConsentStatus> status = customer.consent(purpose).map(Consent::status);
        if (choices.weight() == Weight.DECLINES && status.isPresent()) {
            return Optional.empty();
        }
        boolean withdraws = status.filter(ConsentStatus.GRANTED::equals).isPresent();
        return recorded(customer, withdraws ? new RevokeConsent(purpose) : new RefuseConsent(purpose), given, now);
    }

    private static Optional<CustomerEvent> objection(
            CustomerState customer, String purpose, SignalledChoices choices, GivenEvidence given, Instant now) {
        Instant raisedAt = given.decidedAt() == null ? customer.standing().afterAllDecisions(now) : given.decidedAt();
        return customer.standing().objections().containsKey(purpose)
                ? Optional.empty()
                : Optional.of(new ObjectionRaised(customer.customerId(), purpose, null, raisedAt, choices.signal()));
    }

    private Optional<CustomerEvent> recorded(
            CustomerState customer, ConsentCommand decision, GivenEvidence given, Instant now) {
        try {
            return Optional.of(decisions.decide(customer, decision, 0, given, now));
        } catch (RuleBroken cannotBeRecorded) {
            return Optional.empty();
        }
    }

    /** Whether a purpose is in use and rests on one of these. */
    private boolean inUse(String purpose, LawfulBasis... bases) {
        PurposeState state = catalogue.purpose(purpose);
        return state.defined()
                && !state.retired()
                && List.of(bases).contains(state.current().terms().lawfulBasis());
    }
}
