package dev.samtykke.standalone.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.LogInconsistentException;

/**
 * Blobs in a RocksDB of their own: however many are created at once, the disk is forced once. Made for the thousands of
 * small pages that a checkpoint of the map replaces. The folder belongs to one process at a time.
 */
final class RocksBlobs implements BlobStore, AutoCloseable {

    private static final long MEBIBYTE = 1L << 20;
    private static final int BLOOM_BITS = 10;
    private static final int CACHE_SHARD_BITS = 1;

    private final LRUCache cache = new LRUCache(16 * MEBIBYTE, CACHE_SHARD_BITS);
    private final BloomFilter bloom = new BloomFilter(BLOOM_BITS, false);
    private final Options options;
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions unsynced = new WriteOptions();
    private final RocksDB rocks;
    private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
    private boolean closed;

    private RocksBlobs(Path folder) throws RocksDBException {
        this.options = new Options()
                .setCreateIfMissing(true)
                .setWriteBufferSize(16 * MEBIBYTE)
                .setMaxTotalWalSize(64 * MEBIBYTE)
                .setMaxOpenFiles(128)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2)
                .setStatsDumpPeriodSec(0)
                // Hashes do not compress.
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        // In parts, as whole ones would soon not fit into the cache.
                        .setIndexType(IndexType.kTwoLevelIndexSearch)
                        .setPartitionFilters(true)
                        .setPinTopLevelIndexAndFilter(true)
                        .setBlockCache(cache)
                        .setCacheIndexAndFilterBlocks(true)
                        .setFilterPolicy(bloom));
        this.rocks = RocksDB.open(options, folder.toString());
    }

    /**
     * Opens the blobs in a folder, which is there.
     *
     * @throws UncheckedIOException when they cannot be read, or another process has them open
     */
    static RocksBlobs open(Path folder) {
        RocksDB.loadLibrary();
        try {
            return new RocksBlobs(folder);
        } catch (RocksDBException e) {
            throw failed("The folder " + folder + " cannot be opened", e);
        }
    }

    @Override
    public Optional<byte[]> get(String path) {
        return whileOpen(() -> Optional.ofNullable(rocks.get(path.getBytes(UTF_8))));
    }

    @Override
    public synchronized void create(Map<String, byte[]> blobs) {
        if (blobs.isEmpty()) {
            return;
        }
        try (WriteBatch batch = new WriteBatch()) {
            whileOpen(() -> {
                for (Map.Entry<String, byte[]> blob : blobs.entrySet()) {
                    add(batch, blob.getKey(), blob.getValue());
                }
                rocks.write(synced, batch);
                return batch.count();
            });
        }
    }

    private void add(WriteBatch batch, String path, byte[] bytes) throws RocksDBException {
        byte[] key = path.getBytes(UTF_8);
        byte @Nullable [] known = rocks.get(key);
        LogInconsistentException.require(
                known == null || Arrays.equals(known, bytes), path + " is there with other content");
        if (known == null) {
            batch.put(key, bytes);
        }
    }

    @Override
    public synchronized boolean compareAndSwap(String path, byte @Nullable [] expected, byte[] next) {
        return whileOpen(() -> {
            byte[] key = path.getBytes(UTF_8);
            boolean unchanged = Arrays.equals(rocks.get(key), expected);
            if (unchanged) {
                rocks.put(synced, key, next);
            }
            return unchanged;
        });
    }

    @Override
    public void delete(Collection<String> paths) {
        if (paths.isEmpty()) {
            return;
        }
        try (WriteBatch batch = new WriteBatch()) {
            whileOpen(() -> {
                for (String path : paths) {
                    batch.delete(path.getBytes(UTF_8));
                }
                rocks.write(unsynced, batch);
                return batch.count();
            });
        }
    }

    /** Something done with the open database. */
    private interface Use<T> {
        T run() throws RocksDBException;
    }

    /** Closing frees native memory, so it waits for what is under way. */
    private <T> T whileOpen(Use<T> use) {
        lifetime.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The evidence log is closed");
            }
            return use.run();
        } catch (RocksDBException e) {
            throw failed("The evidence log cannot be read or written", e);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    private static UncheckedIOException failed(String message, RocksDBException cause) {
        return new UncheckedIOException(message, new IOException(cause));
    }

    @Override
    public void close() {
        lifetime.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                rocks.close();
                synced.close();
                unsynced.close();
                options.close();
                bloom.close();
                cache.close();
            }
        } finally {
            lifetime.writeLock().unlock();
        }
    }
}
