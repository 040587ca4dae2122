package dev.samtykke.eventstore;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * One open store folder: events in a gapless global order, found by position, by aggregate and by id. Axon reads and
 * writes it through {@link RocksEventStorageEngine}; the rest of the product uses the few methods here.
 *
 * <p>All methods may be called from any thread. After {@link #close} they throw {@link StoreStoppedException}.
 */
public final class EventStorage implements AutoCloseable {

    private static final int READ_BATCH = 512;
    private static final byte[] IMPORTING = "importing".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FORMAT = "format".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FORMAT_1 = {1};
    private static final Supplier<String> FORMAT_NAME = () -> "the format of the store";

    private final EventStoreOptions options;
    private final Database database;
    private final Head head;
    private final Appender appender;
    private final EventCodec codec;
    private final EventReader reader;
    private final TimeIndex times;
    private final RecentPositions recent;
    private final SnapshotStore snapshots;
    private final Eraser eraser;
    private final DurableRecords records;

    private EventStorage(EventStoreOptions options, Database database, Appender.GroupWriter writer) {
        refuseUnusable(database);
        this.options = options;
        this.database = database;
        this.head = new Head(-1);
        this.appender = new Appender(database, head, writer);
        this.codec = new EventCodec(Names.load(database, appender));
        this.reader = new EventReader(database, codec);
        head.advanceTo(reader.lastPosition());
        this.times = new TimeIndex(database, reader, head.position());
        this.recent = new RecentPositions(options.recentPositions());
        this.snapshots = new SnapshotStore(database, appender, codec);
        this.eraser = new Eraser(database, appender);
        this.records = new DurableRecords(new RecordTable(database), appender, eraser);
    }

    /**
     * Opens the store of a folder, which is made when it is missing.
     *
     * @throws StoreFolderInUseException if another store has the folder open
     * @throws DamagedRecordException if what the store needs to start was damaged
     */
    public static EventStorage open(EventStoreOptions options) {
        return open(options, WriteGroup::write);
    }

    /** @param writer brings groups to the disk; a test may put something in between */
    static EventStorage open(EventStoreOptions options, Appender.GroupWriter writer) {
        Database database = Database.open(options);
        EventStorage storage;
        try {
            storage = new EventStorage(options, database, writer);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        try {
            storage.begin();
            return storage;
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    private void begin() {
        appender.start();
        if (database.get(Column.META, FORMAT, FORMAT_NAME) == null) {
            Writes.await(appender.submit(Writes.of(group -> group.put(Column.META, FORMAT, FORMAT_1))));
        }
        eraser.resume();
    }

    private static void refuseUnusable(Database database) {
        if (database.get(Column.META, IMPORTING, () -> "the mark of an import") != null) {
            throw new EventStoreException("The import into " + database.folder()
                    + " did not finish; remove the folder and import the history again");
        }
        byte @Nullable [] format = database.get(Column.META, FORMAT, FORMAT_NAME);
        if (format != null && !Arrays.equals(format, FORMAT_1)) {
            throw new EventStoreException("The event store in " + database.folder()
                    + " was written by a newer version, in a format that this one does not know");
        }
    }

    /** The position of the last event on disk; -1 in an empty store. */
    public long head() {
        return head.position();
    }

    /**
     * The position of an event; cheap for the newest events.
     *
     * @param eventId as given when it was appended
     * @return empty if no such event is stored
     */
    public OptionalLong positionOf(String eventId) {
        Long position = recent.of(eventId);
        return position != null ? OptionalLong.of(position) : reader.positionOf(eventId);
    }

    /**
     * The stored events of a range of positions in order, read lazily and never deserialised. The range ends at the
     * head if it reaches beyond.
     *
     * @param from the first position
     * @param toExclusive the position after the last one
     * @throws DamagedRecordException from the stream, when it comes to an event whose bytes were damaged
     */
    public Stream<StoredEvent> read(long from, long toExclusive) {
        long end = Math.min(toExclusive, head() + 1);
        return Stream.iterate(from, start -> start < end, start -> start + READ_BATCH)
                .flatMap(start -> reader.range(start, Math.min(start + READ_BATCH, end)).stream())
                .map(EventView::toStoredEvent);
    }

    /**
     * Waits until an event after the given position is on disk.
     *
     * @return false if none came in that time
     */
    public boolean awaitEventAfter(long position, Duration atMost) {
        return head.awaitAfter(position, atMost, () -> false);
    }

    /** Whether writes are taken; false for good after one failed, and once the store is closed. */
    public boolean takesWrites() {
        return appender.takesWrites();
    }

    /** The small values that share the store's durability. */
    public DurableRecords records() {
        return records;
    }

    /**
     * Returns when all events are on disk; they are stored in a row, or not at all.
     *
     * @return the position of the first
     */
    long append(List<NewEvent> events) throws DuplicateEventException {
        List<EncodedEvent> encoded = new ArrayList<>(events.size());
        events.forEach(event -> encoded.add(codec.encode(event)));
        EventAppend append = new EventAppend(encoded, recent, times);
        try {
            appender.submit(append).join();
            return append.firstPosition();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DuplicateEventException duplicate) {
                throw duplicate;
            }
            throw e.getCause() instanceof StoreStoppedException stopped ? stopped : e;
        }
    }

    /** From here on the store is incomplete until {@link #endImport}; one that is found so refuses to open. */
    void beginImport() {
        Writes.await(appender.submit(Writes.of(group -> group.put(Column.META, IMPORTING, new byte[0]))));
    }

    void endImport() {
        Writes.await(appender.submit(Writes.of(group -> group.delete(Column.META, IMPORTING))));
    }

    EventReader reader() {
        return reader;
    }

    SnapshotStore snapshots() {
        return snapshots;
    }

    /** Events after a position; at the end the stream waits for a next one as long as the options say. */
    Stream<EventView> tail(long after, int batchSize) {
        return EventTail.stream(reader, head, after + 1, batchSize, options.tailWait());
    }

    List<EventView> batchAfter(long after, int batchSize) {
        return reader.range(after + 1, Math.min(after + 1 + batchSize, head() + 1));
    }

    /** The position before the first event that is not older than the instant. */
    long positionBefore(Instant instant) {
        return times.firstNotBefore(instant, head()) - 1;
    }

    /**
     * Writes what is queued, then frees everything. Blocking reads end, other calls throw from now on; closing once
     * more does nothing.
     */
    @Override
    public void close() {
        head.close();
        eraser.close();
        appender.close();
        database.close();
    }
}
