package dev.samtykke.axonserver;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.grpc.event.Event;

import dev.samtykke.eventsourcing.HistoryUnavailable;

/** The events of one stream as they arrive. One that breaks off fails, so that nobody takes a part for the whole. */
final class StreamReading implements Iterator<Event> {

    private final AggregateEventStream events;

    private StreamReading(AggregateEventStream events) {
        this.events = events;
    }

    static Stream<Event> of(Supplier<AggregateEventStream> opening) {
        try {
            Iterator<Event> events = new StreamReading(opening.get());
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(events, Spliterator.ORDERED), false);
        } catch (RuntimeException e) {
            throw Failures.ofRead(e);
        }
    }

    @Override
    public boolean hasNext() {
        boolean more;
        try {
            more = events.hasNext();
        } catch (RuntimeException e) {
            throw Failures.ofRead(e);
        }
        if (!more && Thread.currentThread().isInterrupted()) {
            throw HistoryUnavailable.unchanged(new InterruptedException());
        }
        return more;
    }

    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            return events.next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HistoryUnavailable.unchanged(e);
        }
    }
}
