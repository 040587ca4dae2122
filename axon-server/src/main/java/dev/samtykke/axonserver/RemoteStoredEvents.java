package dev.samtykke.axonserver;

import java.time.Duration;
import java.time.Instant;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.axoniq.axonserver.grpc.event.Event;

import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.StoredEventDamaged;
import dev.samtykke.evidence.query.StoredEvents;

/** The events in Axon Server, as the evidence log takes them in. */
final class RemoteStoredEvents implements StoredEvents {

    private final ServerConnection server;
    private final RemotePositions positions;

    RemoteStoredEvents(ServerConnection server, RemotePositions positions) {
        this.server = server;
        this.positions = positions;
    }

    @Override
    public long head() {
        return server.head();
    }

    @Override
    public Stream<RawEvent> read(long from, long toExclusive) {
        long end = Math.min(toExclusive, head() + 1);
        if (from >= end) {
            return Stream.empty();
        }
        EventRange range = EventRange.open(server, from, end);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(range, Spliterator.ORDERED), false)
                .onClose(range::close)
                .map(read -> raw(read.getToken(), read.getEvent()));
    }

    @Override
    public boolean awaitEventAfter(long position, Duration atMost) {
        return positions.await(position + 1, atMost);
    }

    private static RawEvent raw(long position, Event event) {
        if (event.getAggregateType().isEmpty()) {
            throw new StoredEventDamaged(position, new IllegalStateException("It belongs to no stream"));
        }
        return new RawEvent(
                position,
                event.getMessageIdentifier(),
                event.getAggregateType(),
                event.getAggregateIdentifier(),
                event.getAggregateSequenceNumber(),
                Instant.ofEpochMilli(event.getTimestamp()),
                event.getPayload().getType(),
                event.getPayload().getData().toByteArray(),
                WireMetaData.stored(event.getMetaDataMap()));
    }
}
