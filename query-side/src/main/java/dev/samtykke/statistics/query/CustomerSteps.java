package dev.samtykke.statistics.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.eventsourcing.Versioned;
import dev.samtykke.messages.Recorded;
import dev.samtykke.projection.Unavailable;

/** A customer's state just before and just after an event, however often and late the event comes. Thread safe. */
final class CustomerSteps {

    private static final long REMEMBERED = 5_000;

    private final EventStore store;
    private final Cache<String, Versioned<CustomerState>> recent =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    CustomerSteps(EventStore store) {
        this.store = store;
    }

    /** Both states. */
    record Step(CustomerState before, CustomerState after) {}

    Step of(DomainEventMessage<?> event) {
        String stream = event.getAggregateIdentifier();
        @Nullable Versioned<CustomerState> known = recent.getIfPresent(stream);
        Versioned<CustomerState> from = known != null && known.sequence() < event.getSequenceNumber()
                ? known
                : new Versioned<>(
                        CustomerState.unknown(
                                stream.substring(Streams.CUSTOMER.prefix().length())),
                        -1);
        CustomerState before = read(stream, from, event.getSequenceNumber());
        CustomerState after = after(before, event);
        recent.put(stream, new Versioned<>(after, event.getSequenceNumber()));
        return new Step(before, after);
    }

    private CustomerState read(String stream, Versioned<CustomerState> from, long end) {
        CustomerState state = from.state();
        long next = from.sequence() + 1;
        if (next == end) {
            return state;
        }
        DomainEventStream events = open(stream, next);
        while (next < end && events.hasNext()) {
            state = after(state, events.next());
            next++;
        }
        if (next < end) {
            throw new Unavailable("Stream " + stream + " is behind its own events");
        }
        return state;
    }

    private DomainEventStream open(String stream, long from) {
        try {
            return store.readEvents(stream, from);
        } catch (RuntimeException e) {
            throw new Unavailable("Stream " + stream + " cannot be read", e);
        }
    }

    private static CustomerState after(CustomerState before, DomainEventMessage<?> message) {
        return before.evolve(new Recorded<>(
                (CustomerEvent) message.getPayload(),
                message.getIdentifier(),
                message.getSequenceNumber(),
                message.getTimestamp()));
    }
}
