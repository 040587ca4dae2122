package dev.samtykke.eventstore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Reads events by position, by aggregate and by id. What it returns was checked against its checksum. */
final class EventReader {

    private final Database database;
    private final EventCodec codec;

    EventReader(Database database, EventCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    /** The position of the last stored event; -1 if there is none. */
    long lastPosition() {
        return database.use(
                rocks -> {
                    try (RocksIterator events =
                            rocks.newIterator(database.handle(Column.EVENTS), database.anyOrder())) {
                        events.seekToLast();
                        events.status();
                        return events.isValid() ? Keys.position(events.key()) : -1L;
                    }
                },
                () -> "the last event");
    }

    /** All events from a position to another one, which must be stored already. */
    List<EventView> range(long from, long toExclusive) {
        List<EventView> events = new ArrayList<>((int) Math.max(0, toExclusive - from));
        if (from >= toExclusive) {
            return events;
        }
        return database.use(
                rocks -> {
                    fill(rocks, from, toExclusive, events);
                    return events;
                },
                () -> "the event at position " + (from + events.size()));
    }

    private void fill(RocksDB rocks, long from, long toExclusive, List<EventView> events) throws RocksDBException {
        try (RocksIterator stored = rocks.newIterator(database.handle(Column.EVENTS), database.anyOrder())) {
            stored.seek(Keys.position(from));
            for (long position = from; position < toExclusive; position++) {
                if (!stored.isValid()) {
                    stored.status();
                    throw missing(position);
                }
                events.add(codec.decode(position, stored.value()));
                stored.next();
            }
        }
    }

    /** Up to {@code limit} events of an aggregate in the order of their sequence numbers. */
    List<DomainEventView> ofAggregate(String aggregateId, long firstSequence, int limit) {
        return database.use(
                rocks -> {
                    List<Pointer> pointers = pointers(rocks, aggregateId, firstSequence, limit);
                    List<byte[]> keys = new ArrayList<>(pointers.size());
                    pointers.forEach(pointer -> keys.add(Keys.position(pointer.position())));
                    List<ColumnFamilyHandle> handles = Collections.nCopies(keys.size(), database.handle(Column.EVENTS));
                    List<byte @Nullable []> values = keys.isEmpty() ? List.of() : rocks.multiGetAsList(handles, keys);
                    List<DomainEventView> events = new ArrayList<>(values.size());
                    for (int i = 0; i < values.size(); i++) {
                        events.add(expected(aggregateId, pointers.get(i), values.get(i)));
                    }
                    return events;
                },
                () -> "the stream of aggregate " + aggregateId);
    }

    private List<Pointer> pointers(RocksDB rocks, String aggregateId, long firstSequence, int limit)
            throws RocksDBException {
        List<Pointer> pointers = new ArrayList<>();
        byte[] start = Keys.sequence(Keys.digest(aggregateId), firstSequence);
        try (RocksIterator entries = rocks.newIterator(database.handle(Column.STREAMS), database.oneAggregate())) {
            for (entries.seek(start); entries.isValid() && pointers.size() < limit; entries.next()) {
                pointers.add(new Pointer(Keys.sequence(entries.key()), position(entries.value())));
            }
            entries.status();
        }
        return pointers;
    }

    /** An index entry that was damaged leads to another event, or to none. */
    private DomainEventView expected(String aggregateId, Pointer pointer, byte @Nullable [] value) {
        if (value == null) {
            throw missing(pointer.position());
        }
        EventView event = codec.decode(pointer.position(), value);
        if (event instanceof DomainEventView domain
                && domain.getAggregateIdentifier().equals(aggregateId)
                && domain.getSequenceNumber() == pointer.sequence()) {
            return domain;
        }
        throw new DamagedRecordException(
                "event " + pointer.sequence() + " of aggregate " + aggregateId,
                "its index entry leads to position " + pointer.position() + ", which holds another event");
    }

    /** The highest sequence number of an aggregate. */
    OptionalLong lastSequence(String aggregateId) {
        byte[] digest = Keys.digest(aggregateId);
        return database.use(
                rocks -> {
                    try (RocksIterator entries =
                            rocks.newIterator(database.handle(Column.STREAMS), database.oneAggregate())) {
                        entries.seekForPrev(Keys.sequence(digest, -1L));
                        entries.status();
                        return entries.isValid() && Keys.sameAggregate(entries.key(), digest)
                                ? OptionalLong.of(Keys.sequence(entries.key()))
                                : OptionalLong.empty();
                    }
                },
                () -> "the stream of aggregate " + aggregateId);
    }

    /** The position of an event. */
    OptionalLong positionOf(String eventId) {
        byte @Nullable [] pointer = database.get(Column.IDS, Keys.digest(eventId), () -> "the id of event " + eventId);
        if (pointer == null) {
            return OptionalLong.empty();
        }
        long position = position(pointer);
        byte @Nullable [] value =
                database.get(Column.EVENTS, Keys.position(position), () -> "the event at position " + position);
        if (value == null || !codec.decode(position, value).getEventIdentifier().equals(eventId)) {
            throw new DamagedRecordException(
                    "the id of event " + eventId,
                    "its index entry leads to position " + position + ", which holds another event or none");
        }
        return OptionalLong.of(position);
    }

    private static long position(byte[] pointer) {
        return new ByteSource(pointer, 0).varint();
    }

    private static DamagedRecordException missing(long position) {
        return new DamagedRecordException("event at position " + position, "it is missing");
    }

    /** An entry of the aggregate index. */
    private record Pointer(long sequence, long position) {}
}
