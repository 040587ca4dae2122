package dev.samtykke.customer.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.CustomerCommand;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.DirectMarketingObjectionIsFinal;
import dev.samtykke.customer.Objection;
import dev.samtykke.customer.ObjectionOverridden;
import dev.samtykke.customer.ObjectionRaised;
import dev.samtykke.customer.ObjectionWithdrawn;
import dev.samtykke.customer.OverrideObjection;
import dev.samtykke.customer.RaiseObjection;
import dev.samtykke.customer.UnknownObjection;
import dev.samtykke.customer.WithdrawObjection;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.UnknownPurpose;

/** What follows from commands on a customer's objections (GDPR art. 21). Pure. */
final class ObjectionDecisions {

    /** How far ahead of ours a caller's clock may be. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Catalogue catalogue;

    ObjectionDecisions(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The event that follows; empty when the command is about something else. */
    Optional<CustomerEvent> decide(CustomerState state, CustomerCommand command, Instant now) {
        return Optional.ofNullable(event(state, command, now));
    }

    private @Nullable CustomerEvent event(CustomerState state, CustomerCommand command, Instant now) {
        if (command instanceof RaiseObjection raise) {
            requireKnown(raise.purpose());
            Instant raisedAt = raise.raisedAt() == null
                    ? state.standing().afterAllDecisions(now)
                    : CustomerDecisions.past(raise.raisedAt(), now, "raisedAt");
            return new ObjectionRaised(state.customerId(), raise.purpose(), raise.grounds(), raisedAt, null);
        }
        if (command instanceof WithdrawObjection withdraw) {
            requireObjection(state, withdraw.purpose());
            return new ObjectionWithdrawn(state.customerId(), withdraw.purpose());
        }
        if (command instanceof OverrideObjection override) {
            requireObjection(state, override.purpose());
            requireOverridable(override.purpose());
            return new ObjectionOverridden(state.customerId(), override.purpose(), override.compellingGrounds());
        }
        return null;
    }

    private void requireKnown(String purpose) {
        if (!purpose.equals(Objection.TO_DIRECT_MARKETING)
                && !catalogue.purpose(purpose).defined()) {
            throw UnknownPurpose.at("purpose", purpose);
        }
    }

    private void requireOverridable(String purpose) {
        PurposeState state = catalogue.purpose(purpose);
        if (purpose.equals(Objection.TO_DIRECT_MARKETING)
                || !state.defined()
                || state.current().terms().directMarketing()) {
            throw new DirectMarketingObjectionIsFinal("purpose");
        }
    }

    private static void requireObjection(CustomerState state, String purpose) {
        if (!state.standing().objections().containsKey(purpose)) {
            throw new UnknownObjection("purpose");
        }
    }
}
