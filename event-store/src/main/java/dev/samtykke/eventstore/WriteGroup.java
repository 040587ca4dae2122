package dev.samtykke.eventstore;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** What one synced write will hold: the writes of all transactions that waited while the one before was on its way. */
final class WriteGroup implements AutoCloseable {

    private final Database database;
    private final WriteBatch batch = new WriteBatch();
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final ReadOptions reading = new ReadOptions();
    private final Set<ByteBuffer> claimed = new HashSet<>();
    private final Map<ByteBuffer, byte[]> summaries = new HashMap<>();
    private final byte[] ignored = new byte[Long.BYTES * 2];
    private long nextPosition;

    WriteGroup(Database database) {
        this.database = database;
    }

    void begin(long firstPosition) {
        batch.clear();
        claimed.clear();
        summaries.clear();
        nextPosition = firstPosition;
    }

    long takePosition() {
        return nextPosition++;
    }

    long lastPosition() {
        return nextPosition - 1;
    }

    void put(Column column, byte[] key, byte[] value) {
        try {
            batch.put(database.handle(column), key, value);
        } catch (RocksDBException e) {
            throw new EventStoreException("Cannot add to a write batch", e);
        }
    }

    /** Puts into the time index, where of several values for one key in a group only the last one is written. */
    void summarize(byte[] key, byte[] value) {
        summaries.put(ByteBuffer.wrap(key), value);
    }

    void delete(Column column, byte[] key) {
        try {
            batch.delete(database.handle(column), key);
        } catch (RocksDBException e) {
            throw new EventStoreException("Cannot add to a write batch", e);
        }
    }

    /** Reserves a key for the rest of the group; false if it is stored already or reserved. */
    boolean claim(Column column, byte[] key) {
        if (!claimed.add(ByteBuffer.wrap(key))) {
            return false;
        }
        try {
            if (database.rocks().get(database.handle(column), reading, key, ignored) == RocksDB.NOT_FOUND) {
                return true;
            }
        } catch (RocksDBException e) {
            throw new EventStoreException("Cannot look up a key of " + column, e);
        }
        release(key);
        return false;
    }

    void release(byte[] key) {
        claimed.remove(ByteBuffer.wrap(key));
    }

    void write() throws RocksDBException {
        summaries.forEach((key, value) -> put(Column.TIMES, key.array(), value));
        if (batch.count() > 0) {
            database.write(synced, batch);
        }
    }

    @Override
    public void close() {
        batch.close();
        synced.close();
        reading.close();
    }
}
