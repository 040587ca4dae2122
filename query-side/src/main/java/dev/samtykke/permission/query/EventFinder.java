package dev.samtykke.permission.query;

import java.util.Objects;
import java.util.Optional;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.query.RelatedStreams;
import dev.samtykke.messages.StoredAs;
import dev.samtykke.permission.query.ExplainAnswer.RestsOn;

/** Finds the event that a decision rests on: in the purpose's stream, or in those of the person. */
final class EventFinder {

    private final EventStore store;
    private final EventPositions positions;
    private final RelatedStreams related;

    EventFinder(EventStore store, EventPositions positions) {
        this.store = store;
        this.positions = positions;
        this.related = new RelatedStreams(store);
    }

    Optional<RestsOn> find(String eventId, Settled settled) {
        DomainEventStream purpose =
                store.readEvents(Streams.PURPOSE.streamId(settled.query().purpose()), 0);
        while (purpose.hasNext()) {
            DomainEventMessage<?> event = purpose.next();
            if (event.getIdentifier().equals(eventId)) {
                return Optional.of(restsOn(event));
            }
        }
        return related.search(
                settled.customer().customerId(),
                event -> event.getIdentifier().equals(eventId) ? Optional.of(restsOn(event)) : Optional.empty());
    }

    private RestsOn restsOn(DomainEventMessage<?> event) {
        StoredAs stored = Objects.requireNonNull(event.getPayloadType().getAnnotation(StoredAs.class));
        return new RestsOn(
                event.getIdentifier(),
                stored.name(),
                positions.positionOf(event.getIdentifier()).orElseThrow(),
                event.getTimestamp());
    }
}
