package dev.samtykke.benchmarks.append;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * What RocksDB does when nothing is in its way: one writer, one column family, records of the size of an event under
 * ascending keys, a sync per batch.
 */
final class RawRocksDb implements Target {

    private static final int RECORD_BYTES = 300;

    private final Options options = new Options().setCreateIfMissing(true);
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final RocksDB rocks;
    private final int batchSize;
    private final byte[] value;
    private long next;

    RawRocksDb(Path folder, int batchSize) throws RocksDBException {
        this.rocks = RocksDB.open(options, folder.toString());
        this.batchSize = batchSize;
        this.value =
                SampleEvent.of("").sealed().repeat(2).substring(0, RECORD_BYTES).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int append() throws RocksDBException {
        try (WriteBatch batch = new WriteBatch()) {
            for (int i = 0; i < batchSize; i++) {
                batch.put(ByteBuffer.allocate(Long.BYTES).putLong(next++).array(), value);
            }
            rocks.write(synced, batch);
        }
        return batchSize;
    }

    @Override
    public void close() {
        rocks.close();
        synced.close();
        options.close();
    }
}
