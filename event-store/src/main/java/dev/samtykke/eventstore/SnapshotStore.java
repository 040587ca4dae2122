package dev.samtykke.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.rocksdb.RocksIterator;

/** The snapshots of aggregates. Storing one removes the older ones of its aggregate, whatever the order of arrival. */
final class SnapshotStore {

    private final Database database;
    private final Appender appender;
    private final EventCodec codec;

    SnapshotStore(Database database, Appender appender, EventCodec codec) {
        this.database = database;
        this.appender = appender;
        this.codec = codec;
    }

    /** Returns when the snapshot is on disk. */
    void store(NewEvent snapshot, AggregateSequence of) {
        byte[] digest = Keys.digest(of.id());
        byte[] key = Keys.sequence(digest, of.sequence());
        byte[] value = Sealed.sealInPlace(key, codec.value(snapshot));
        Writes.await(appender.submit(Writes.of(group -> {
            group.put(Column.SNAPSHOTS, key, value);
            keysBelow(digest, of.sequence()).forEach(older -> group.delete(Column.SNAPSHOTS, older));
        })));
    }

    private List<byte[]> keysBelow(byte[] digest, long sequence) {
        return database.use(
                rocks -> {
                    List<byte[]> keys = new ArrayList<>();
                    try (RocksIterator stored =
                            rocks.newIterator(database.handle(Column.SNAPSHOTS), database.oneAggregate())) {
                        stored.seek(Keys.sequence(digest, 0));
                        while (stored.isValid() && Keys.sequence(stored.key()) < sequence) {
                            keys.add(stored.key());
                            stored.next();
                        }
                        stored.status();
                    }
                    return keys;
                },
                () -> "a snapshot");
    }

    /** The snapshots of an aggregate, the newest first. */
    List<DomainEventView> read(String aggregateId) {
        byte[] digest = Keys.digest(aggregateId);
        Deque<DomainEventView> newestFirst = new ArrayDeque<>();
        return database.use(
                rocks -> {
                    try (RocksIterator stored =
                            rocks.newIterator(database.handle(Column.SNAPSHOTS), database.oneAggregate())) {
                        for (stored.seek(Keys.sequence(digest, 0)); stored.isValid(); stored.next()) {
                            newestFirst.addFirst(decode(aggregateId, stored.key(), stored.value()));
                        }
                        stored.status();
                    }
                    return List.copyOf(newestFirst);
                },
                () -> "a snapshot of aggregate " + aggregateId);
    }

    private DomainEventView decode(String aggregateId, byte[] key, byte[] value) {
        String record = "snapshot " + Keys.sequence(key) + " of aggregate " + aggregateId;
        EventView view = codec.decode(() -> record, key, Keys.sequence(key), value);
        if (view instanceof DomainEventView snapshot
                && snapshot.getAggregateIdentifier().equals(aggregateId)) {
            return snapshot;
        }
        throw new DamagedRecordException(record, "it belongs to another aggregate");
    }
}
