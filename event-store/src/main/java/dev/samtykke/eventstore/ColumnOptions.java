package dev.samtykke.eventstore;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.Filter;

/** How each column family is laid out on disk; everything made here lives until it is closed. */
final class ColumnOptions {

    private static final int BLOOM_BITS = 10;
    private static final int BLOCK = 4 * 1024;
    private static final int ZSTD_LEVEL = 3;
    private static final int DICTIONARY = 16 * 1024;
    private static final long RECORD_FILE = 8 << 20;

    private final Cache cache;
    private final NativeResources resources;
    private final long writeBufferBytes;
    private final Filter bloom;

    ColumnOptions(EventStoreOptions options, Cache cache, NativeResources resources) {
        this.cache = cache;
        this.resources = resources;
        this.writeBufferBytes = options.writeBufferBytes();
        this.bloom = resources.add(new BloomFilter(BLOOM_BITS, false));
    }

    ColumnFamilyOptions of(Column column) {
        return switch (column) {
            case EVENTS -> events(writeBufferBytes / 2);
            case STREAMS -> index(writeBufferBytes / 8).useFixedLengthPrefixExtractor(Keys.DIGEST);
            case IDS -> index(writeBufferBytes / 8);
            case SNAPSHOTS ->
                compressed(writeBufferBytes / 8, table().setFilterPolicy(bloom))
                        .useFixedLengthPrefixExtractor(Keys.DIGEST);
            case META, NAMES, TIMES -> plain(writeBufferBytes / 32, table());
            // Not compressed, so that a search of the folder's bytes shows whether a destroyed value is really gone.
            case RECORDS ->
                plain(writeBufferBytes / 8, table().setFilterPolicy(bloom)).setTargetFileSizeBase(RECORD_FILE);
        };
    }

    /**
     * Small blocks keep the loading of an aggregate fast; a dictionary per file makes up for what they would lose in
     * compression, since events repeat each other's names and structure. No Bloom filter: every position exists.
     */
    private ColumnFamilyOptions events(long buffer) {
        CompressionOptions dictionary = resources
                .add(new CompressionOptions())
                .setEnabled(true)
                .setLevel(ZSTD_LEVEL)
                .setMaxDictBytes(DICTIONARY)
                .setZStdMaxTrainBytes(100 * DICTIONARY);
        return compressed(buffer, table()).setCompressionOptions(dictionary);
    }

    private ColumnFamilyOptions index(long buffer) {
        return compressed(buffer, table().setFilterPolicy(bloom))
                .setMemtablePrefixBloomSizeRatio(0.1)
                .setMemtableWholeKeyFiltering(true);
    }

    /** The same compression on every level: files of consecutive positions move down without being rewritten. */
    private ColumnFamilyOptions compressed(long buffer, BlockBasedTableConfig table) {
        return plain(buffer, table).setCompressionType(CompressionType.ZSTD_COMPRESSION);
    }

    private ColumnFamilyOptions plain(long buffer, BlockBasedTableConfig table) {
        return resources
                .add(new ColumnFamilyOptions())
                .setWriteBufferSize(buffer)
                .setMaxWriteBufferNumber(3)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setTableFormatConfig(table);
    }

    private BlockBasedTableConfig table() {
        return new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(BLOCK)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFormatVersion(6);
    }
}
