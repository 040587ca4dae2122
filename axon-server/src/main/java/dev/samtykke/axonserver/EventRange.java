package dev.samtykke.axonserver;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import org.jspecify.annotations.Nullable;

import dev.samtykke.eventsourcing.HistoryUnavailable;
import dev.samtykke.evidence.query.StoredEventDamaged;

/** A range of the history in order, none left out. */
final class EventRange implements Iterator<EventWithToken>, AutoCloseable {

    private final EventStream events;
    private final long end;
    private long next;

    private EventRange(EventStream events, long from, long end) {
        this.events = events;
        this.next = from;
        this.end = end;
    }

    /** @param end the position after the last one, which is stored */
    static EventRange open(ServerConnection server, long from, long end) {
        return new EventRange(server.openStream(from - 1), from, end);
    }

    @Override
    public boolean hasNext() {
        if (next < end) {
            return true;
        }
        close();
        return false;
    }

    @Override
    public EventWithToken next() {
        if (next >= end) {
            throw new NoSuchElementException();
        }
        EventWithToken read = read();
        if (read.getToken() != next) {
            throw new StoredEventDamaged(next, new IllegalStateException("Another event came in its place"));
        }
        next++;
        return read;
    }

    private EventWithToken read() {
        try {
            @Nullable EventWithToken read = events.nextIfAvailable(ServerConnection.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (read == null) {
                throw Failures.ofRead(events.getError().orElseGet(TimeoutException::new));
            }
            return read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HistoryUnavailable.unchanged(e);
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
