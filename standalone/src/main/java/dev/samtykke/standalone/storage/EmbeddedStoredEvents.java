package dev.samtykke.standalone.storage;

import java.time.Duration;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.samtykke.eventstore.AggregateSequence;
import dev.samtykke.eventstore.DamagedRecordException;
import dev.samtykke.eventstore.EventStorage;
import dev.samtykke.eventstore.StoredEvent;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.StoredEventDamaged;
import dev.samtykke.evidence.query.StoredEvents;

/** The events in the data folder, as the evidence log takes them in. */
public final class EmbeddedStoredEvents implements StoredEvents {

    private final EventStorage storage;

    public EmbeddedStoredEvents(EventStorage storage) {
        this.storage = storage;
    }

    @Override
    public long head() {
        return storage.head();
    }

    @Override
    public Stream<RawEvent> read(long from, long toExclusive) {
        Stream<StoredEvent> stored = storage.read(from, toExclusive);
        Iterator<RawEvent> events = new Naming(stored.iterator(), from);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(events, Spliterator.ORDERED), false)
                .onClose(stored::close);
    }

    @Override
    public boolean awaitEventAfter(long position, Duration atMost) {
        return storage.awaitEventAfter(position, atMost);
    }

    /** Tells of a damaged event in the words of the evidence log. */
    private static final class Naming implements Iterator<RawEvent> {

        private final Iterator<StoredEvent> stored;
        private long next;

        Naming(Iterator<StoredEvent> stored, long from) {
            this.stored = stored;
            this.next = from;
        }

        @Override
        public boolean hasNext() {
            try {
                return stored.hasNext();
            } catch (DamagedRecordException e) {
                throw new StoredEventDamaged(next, e);
            }
        }

        @Override
        public RawEvent next() {
            StoredEvent event = stored.next();
            next = event.position() + 1;
            return raw(event);
        }
    }

    private static RawEvent raw(StoredEvent event) {
        AggregateSequence aggregate = event.aggregate();
        String type = aggregate == null ? null : aggregate.type();
        if (aggregate == null || type == null) {
            throw new StoredEventDamaged(event.position(), new IllegalStateException("It belongs to no stream"));
        }
        return new RawEvent(
                event.position(),
                event.eventId(),
                type,
                aggregate.id(),
                aggregate.sequence(),
                event.timestamp(),
                event.payloadType(),
                event.payload(),
                event.metadata());
    }
}
