package dev.samtykke.customer.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.ContractStarted;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.NoticeServed;
import dev.samtykke.customer.ObjectionOverridden;
import dev.samtykke.customer.ObjectionRaised;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.messages.Recorded;
import dev.samtykke.privacy.PersonalText;

/**
 * What no document holds of a customer: personal values, so that nothing but the events has to be erased, and the small
 * print of events. Collected in one pass over the streams of the customer and all that were merged into it.
 */
final class CustomerDetails {

    private record Raised(String purpose, Instant at) {}

    private final Map<String, PersonalText> identifiers = new HashMap<>();
    private final Map<String, PersonalText> contracts = new HashMap<>();
    private final Map<Raised, PersonalText> grounds = new HashMap<>();
    private final Map<String, PersonalText> compelling = new HashMap<>();
    private final Map<String, NoticeServed> served = new HashMap<>();
    private final Map<String, Recorded<CustomerEvent>> merges = new HashMap<>();
    private final List<Recorded<CustomerEvent>> splits = new ArrayList<>();

    private CustomerDetails() {}

    static CustomerDetails of(MergedCustomer customer, EventStreams streams) {
        CustomerDetails details = new CustomerDetails();
        customer.everyone().forEach(each -> streams.forEach(Streams.CUSTOMER, each.customerId(), details::take));
        return details;
    }

    private void take(Recorded<CustomerEvent> recorded) {
        CustomerEvent event = recorded.event();
        if (event instanceof IdentifierAttached attached) {
            identifiers.put(attached.identifier(), attached.value());
        } else if (event instanceof ContractStarted started) {
            contracts.put(started.contract(), started.reference());
        } else if (event instanceof ObjectionRaised raised && raised.grounds() != null) {
            grounds.put(new Raised(raised.purpose(), raised.raisedAt()), raised.grounds());
        } else if (event instanceof ObjectionOverridden overridden) {
            compelling.put(recorded.eventId(), overridden.compellingGrounds());
        } else if (event instanceof NoticeServed notice) {
            served.put(recorded.eventId(), notice);
        } else if (event instanceof IdentityMerged merged) {
            merges.put(merged.mergeId(), recorded);
        } else if (event instanceof IdentitySplit) {
            splits.add(recorded);
        }
    }

    /** An identifier in clear; null when it was erased. */
    @Nullable String identifier(String key) {
        return clear(identifiers.get(key));
    }

    /** How customer and controller call a contract; null when that was erased. */
    @Nullable String contract(String key) {
        return clear(contracts.get(key));
    }

    /** Why the customer objects; null when they did not say, or it was erased. */
    @Nullable String grounds(String purpose, Instant raisedAt) {
        return clear(grounds.get(new Raised(purpose, raisedAt)));
    }

    /** Why an objection was overridden, by the event that says so; null when that was erased. */
    @Nullable String compellingGrounds(String eventId) {
        return clear(compelling.get(eventId));
    }

    /** The event that says a notice was served. */
    Optional<NoticeServed> served(String eventId) {
        return Optional.ofNullable(served.get(eventId));
    }

    /** The event that says a merge was carried out. */
    Optional<Recorded<CustomerEvent>> merge(String mergeId) {
        return Optional.ofNullable(merges.get(mergeId));
    }

    /** The events that say merges were undone, in no particular order. */
    List<Recorded<CustomerEvent>> splits() {
        return List.copyOf(splits);
    }

    private static @Nullable String clear(@Nullable PersonalText text) {
        return text == null ? null : text.reveal().orElse(null);
    }
}
