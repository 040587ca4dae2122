package dev.samtykke.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open RocksDB instance with its column families. Everything but the appender's writes goes through {@link #use}, which keeps {@link #close} from
 * freeing native memory under a running call.
 */
final class Database implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private final Path folder;
    private final Closing closing;
    private final RocksDB rocks;
    private final Map<Column, ColumnFamilyHandle> handles;
    private final HighWaterMark mark;
    private final ReadOptions anyOrder;
    private final ReadOptions oneAggregate;
    private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
    private boolean closed;

    private Database(
            Path folder, Closing closing, RocksDB rocks, Map<Column, ColumnFamilyHandle> handles, HighWaterMark mark) {
        this.folder = folder;
        this.closing = closing;
        this.rocks = rocks;
        this.handles = handles;
        this.mark = mark;
        this.anyOrder = closing.add(new ReadOptions()).setTotalOrderSeek(true);
        this.oneAggregate = closing.add(new ReadOptions()).setPrefixSameAsStart(true);
    }

    static Database open(EventStoreOptions options) {
        return open(options, settings -> {});
    }

    /** @param besides further settings, for a test that watches RocksDB */
    static Database open(EventStoreOptions options, Consumer<DBOptions> besides) {
        RocksDB.loadLibrary();
        Closing closing = new Closing();
        try {
            closing.add(FolderLock.take(options.folder()));
            HighWaterMark mark = closing.add(HighWaterMark.open(options.folder()));
            Recovery.check(options, mark);
            StorageLayout layout = new StorageLayout(options, closing);
            DBOptions settings = layout.ofDatabase();
            besides.accept(settings);
            List<ColumnFamilyHandle> opened = new ArrayList<>();
            RocksDB rocks =
                    closing.add(RocksDB.open(settings, options.folder().toString(), layout.ofColumns(), opened));
            opened.forEach(closing::add);
            mark.check(rocks.getLatestSequenceNumber());
            mark.begin(rocks.getLatestSequenceNumber());
            return new Database(options.folder(), closing, rocks, byColumn(opened), mark);
        } catch (RocksDBException e) {
            closing.close();
            throw refusal(options.folder(), e);
        } catch (IOException e) {
            closing.close();
            throw new UncheckedIOException("The event store folder " + options.folder() + " cannot be used", e);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private static Map<Column, ColumnFamilyHandle> byColumn(List<ColumnFamilyHandle> opened) {
        Map<Column, ColumnFamilyHandle> handles = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            handles.put(column, opened.get(column.ordinal()));
        }
        return handles;
    }

    private static EventStoreException refusal(Path folder, RocksDBException cause) {
        String message = String.valueOf(cause.getMessage());
        if (isCorruption(cause)) {
            return new DamagedRecordException("the folder " + folder.toAbsolutePath(), message, cause);
        }
        return new EventStoreException("The event store in " + folder.toAbsolutePath() + " cannot be opened", cause);
    }

    private static boolean isCorruption(RocksDBException e) {
        return e.getStatus() != null && e.getStatus().getCode() == Status.Code.Corruption;
    }

    Path folder() {
        return folder;
    }

    /** Syncs a batch to disk; appender only. When it returns, the batch may be acknowledged. */
    void write(WriteOptions synced, WriteBatch batch) throws RocksDBException {
        rocks.write(synced, batch);
        mark.advanceTo(rocks.getLatestSequenceNumber());
    }

    /** For the appender, which ends before the database is closed. */
    RocksDB rocks() {
        return rocks;
    }

    ColumnFamilyHandle handle(Column column) {
        return Objects.requireNonNull(handles.get(column));
    }

    /** Read options that see every key in order. */
    ReadOptions anyOrder() {
        return anyOrder;
    }

    /** Read options whose iterators stay within the aggregate of the key that was sought. */
    ReadOptions oneAggregate() {
        return oneAggregate;
    }

    byte @Nullable [] get(Column column, byte[] key, Supplier<String> what) {
        return use(rocks -> rocks.get(handle(column), key), what);
    }

    /**
     * Runs what cannot overlap with {@link #close}.
     *
     * @param what names what is used, for the message of an error
     */
    <T extends @Nullable Object> T use(Query<T> query, Supplier<String> what) {
        lifetime.readLock().lock();
        try {
            if (closed) {
                throw new StoreStoppedException("The event store in " + folder + " is closed", null);
            }
            return query.run(rocks);
        } catch (RocksDBException e) {
            if (isCorruption(e)) {
                throw new DamagedRecordException(what.get(), String.valueOf(e.getMessage()), e);
            }
            throw new EventStoreException("Cannot use " + what.get() + " of the event store in " + folder, e);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    /** Sorts everything that is only in memory and the log into files, after which older log files are gone. */
    void flush() throws RocksDBException {
        try (FlushOptions options = new FlushOptions().setWaitForFlush(true).setAllowWriteStall(true)) {
            rocks.flush(options, List.copyOf(handles.values()));
        }
    }

    @Override
    public void close() {
        lifetime.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                flushBeforeClosing();
                closing.close();
            }
        } finally {
            lifetime.writeLock().unlock();
        }
    }

    /** The next start then finds no log to replay, and what lies on disk is compressed. */
    private void flushBeforeClosing() {
        try {
            flush();
        } catch (RocksDBException e) {
            log.warn("The event store in {} closes without a flush; its log is replayed at the next start", folder, e);
        }
    }

    /** Something done with the open database. */
    interface Query<T extends @Nullable Object> {
        T run(RocksDB rocks) throws RocksDBException;
    }
}
