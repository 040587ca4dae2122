package dev.samtykke.customer.query;

import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.projection.ProjectedEvent;

/** The events of a customer and of all that were merged into it, in the order in which they were recorded. */
final class CustomerHistory {

    private final EventStore store;
    private final EventPositions positions;

    CustomerHistory(EventStore store, EventPositions positions) {
        this.store = store;
        this.positions = positions;
    }

    /** Reads one event ahead per stream and holds no other. */
    Iterator<ProjectedEvent> of(MergedCustomer customer) {
        PriorityQueue<Stream> streams = new PriorityQueue<>(Comparator.comparing(Stream::position));
        for (CustomerState each : customer.everyone()) {
            enqueue(store.readEvents(Streams.CUSTOMER.streamId(each.customerId()), 0), streams);
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !streams.isEmpty();
            }

            @Override
            public ProjectedEvent next() {
                Stream first = streams.remove();
                enqueue(first.rest(), streams);
                return first.event();
            }
        };
    }

    private void enqueue(DomainEventStream events, PriorityQueue<Stream> streams) {
        if (events.hasNext()) {
            DomainEventMessage<?> message = events.next();
            long position = positions.positionOf(message.getIdentifier()).orElseThrow();
            streams.add(new Stream(new ProjectedEvent(message, position), events));
        }
    }

    private record Stream(ProjectedEvent event, DomainEventStream rest) {

        long position() {
            return event.position();
        }
    }
}
