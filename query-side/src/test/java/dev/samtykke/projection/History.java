package dev.samtykke.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.StreamType;

/** A history in memory. */
public final class History implements EventPositions, AutoCloseable {

    /** When the first event was recorded; each further one comes a second later. */
    public static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, Long> positions = new HashMap<>();
    private final List<DomainEventMessage<?>> events = new ArrayList<>();

    public EventStore store() {
        return store;
    }

    /** Appends events to a stream. */
    public synchronized <E> History append(StreamType<?, E> type, String id, List<? extends E> payloads) {
        payloads.forEach(payload -> append(type.name(), type.streamId(id), payload));
        return this;
    }

    /** Appends one event to a stream. */
    public synchronized <E> History append(StreamType<?, E> type, String id, E payload) {
        return append(type, id, List.of(payload));
    }

    private void append(String type, String stream, Object payload) {
        long sequence = sequences.merge(stream, 0L, (before, zero) -> before + 1);
        long position = events.size();
        DomainEventMessage<?> message = new GenericDomainEventMessage<>(
                type,
                stream,
                sequence,
                payload,
                Map.of("actor", "front-end", "traceId", "0af7651916cd43dd8448eb211c80319c"),
                "event-" + position,
                BEGIN.plusSeconds(position));
        positions.put(message.getIdentifier(), position);
        events.add(message);
        store.publish(message);
    }

    /** All events in order. */
    public synchronized List<DomainEventMessage<?>> events() {
        return List.copyOf(events);
    }

    @Override
    public synchronized OptionalLong positionOf(String eventId) {
        Long position = positions.get(eventId);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    @Override
    public synchronized long head() {
        return events.size() - 1L;
    }

    @Override
    public void close() {
        store.shutDown();
    }
}
