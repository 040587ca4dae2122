package dev.samtykke.customer.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.ContractEnded;
import dev.samtykke.customer.ContractStarted;
import dev.samtykke.customer.CustomerContacted;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.EmergencyDeclared;
import dev.samtykke.customer.EmergencyEnded;
import dev.samtykke.customer.NoticeServed;
import dev.samtykke.customer.ObjectionRaised;
import dev.samtykke.customer.ProcessingRestricted;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.messages.Recorded;

/**
 * A customer's state on two time axes: as it was at one instant, as far as it was known at another one. What a person
 * did counts from when they did it; what the system did, such as a merge, from when it was recorded.
 */
public final class CustomerAsOf {

    private final EventStreams streams;

    public CustomerAsOf(EventStreams streams) {
        this.streams = streams;
    }

    /**
     * The state of the customer, or of the one that had absorbed it by then.
     *
     * @param at when it held
     * @param knownAt when that was known
     */
    public CustomerState survivor(String customerId, Instant at, Instant knownAt) {
        CustomerState state = state(customerId, at, knownAt);
        while (state.mergedInto() != null) {
            state = state(state.mergedInto(), at, knownAt);
        }
        return state;
    }

    private CustomerState state(String customerId, Instant at, Instant knownAt) {
        List<Recorded<CustomerEvent>> held = new ArrayList<>();
        streams.forEach(Streams.CUSTOMER, customerId, recorded -> {
            if (!recorded.recordedAt().isAfter(knownAt) && !holdsFrom(recorded).isAfter(at)) {
                held.add(recorded);
            }
        });
        CustomerState state = CustomerState.unknown(customerId);
        for (Recorded<CustomerEvent> recorded : held) {
            state = state.evolve(recorded);
        }
        return state;
    }

    private static Instant holdsFrom(Recorded<CustomerEvent> recorded) {
        CustomerEvent event = recorded.event();
        if (event instanceof ConsentGranted granted) {
            return granted.evidence().decidedAt();
        }
        if (event instanceof ConsentRefused refused) {
            return refused.evidence().decidedAt();
        }
        if (event instanceof ConsentRevoked revoked) {
            return revoked.evidence().decidedAt();
        }
        if (event instanceof ObjectionRaised raised) {
            return raised.raisedAt();
        }
        if (event instanceof NoticeServed served) {
            return served.servedAt();
        }
        if (event instanceof ProcessingRestricted restricted) {
            return restricted.since();
        }
        if (event instanceof CustomerContacted contacted) {
            return contacted.at();
        }
        return statesItsOwnTime(event) ? Instant.MIN : recorded.recordedAt();
    }

    /** Whether the state keeps the times that the event tells, so that a decision at an instant looks at them itself. */
    private static boolean statesItsOwnTime(CustomerEvent event) {
        return event instanceof CustomerRegistered
                || event instanceof ContractStarted
                || event instanceof ContractEnded
                || event instanceof EmergencyDeclared
                || event instanceof EmergencyEnded;
    }
}
