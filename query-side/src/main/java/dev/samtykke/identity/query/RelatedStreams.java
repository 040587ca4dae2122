package dev.samtykke.identity.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.SplitFrom;
import dev.samtykke.eventsourcing.Streams;

/** The streams of a customer and of everybody it was ever merged with, directly or not, undone merges included. */
public final class RelatedStreams {

    private final EventStore store;

    public RelatedStreams(EventStore store) {
        this.store = store;
    }

    /**
     * Looks at the events, stream by stream, the customer's own one first, until something is found.
     *
     * @param look finds it in an event
     */
    public <T> Optional<T> search(String customerId, Function<DomainEventMessage<?>, Optional<T>> look) {
        Set<String> seen = new HashSet<>(Set.of(customerId));
        Deque<String> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            DomainEventStream events = store.readEvents(Streams.CUSTOMER.streamId(next.remove()), 0);
            while (events.hasNext()) {
                DomainEventMessage<?> event = events.next();
                Optional<T> found = look.apply(event);
                if (found.isPresent()) {
                    return found;
                }
                @Nullable String other = other(event.getPayload());
                if (other != null && seen.add(other)) {
                    next.add(other);
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable String other(Object event) {
        if (event instanceof IdentityMerged merged) {
            return merged.absorbed();
        }
        if (event instanceof MergedInto into) {
            return into.survivor();
        }
        if (event instanceof IdentitySplit split) {
            return split.restored();
        }
        return event instanceof SplitFrom from ? from.survivor() : null;
    }
}
