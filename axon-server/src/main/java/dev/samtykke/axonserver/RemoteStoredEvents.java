package dev.samtykke.axonserver;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import org.jspecify.annotations.Nullable;

import dev.samtykke.eventsourcing.HistoryUnavailable;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.StoredEventDamaged;
import dev.samtykke.evidence.query.StoredEvents;

/** The events in Axon Server, as the evidence log takes them in. */
final class RemoteStoredEvents implements StoredEvents {

    private final ServerConnection server;
    private final RemoteStorageEngine engine;
    private final RemotePositions positions;

    RemoteStoredEvents(ServerConnection server, RemoteStorageEngine engine, RemotePositions positions) {
        this.server = server;
        this.engine = engine;
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
        EventStream events = engine.open(from - 1);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(new Range(events, from, end), Spliterator.ORDERED), false)
                .onClose(events::close);
    }

    @Override
    public boolean awaitEventAfter(long position, Duration atMost) {
        return positions.await(position + 1, atMost);
    }

    private static final class Range implements Iterator<RawEvent> {

        private final EventStream events;
        private final long end;
        private long next;

        Range(EventStream events, long from, long end) {
            this.events = events;
            this.next = from;
            this.end = end;
        }

        @Override
        public boolean hasNext() {
            if (next >= end) {
                events.close();
                return false;
            }
            return true;
        }

        @Override
        public RawEvent next() {
            if (next >= end) {
                throw new NoSuchElementException();
            }
            EventWithToken read = read();
            if (read.getToken() != next) {
                throw new StoredEventDamaged(next, new IllegalStateException("Another event came in its place"));
            }
            next++;
            return raw(read.getToken(), read.getEvent());
        }

        private EventWithToken read() {
            try {
                @Nullable EventWithToken read =
                        events.nextIfAvailable(ServerConnection.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (read == null) {
                    throw Failures.ofRead(events.getError().orElseGet(TimeoutException::new));
                }
                return read;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw HistoryUnavailable.unchanged(e);
            }
        }
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
