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
    private static final int EVENT_BLOCK = 16 * 1024;
    private static final int INDEX_BLOCK = 4 * 1024;

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
            case EVENTS -> compressed(writeBufferBytes / 2, table(EVENT_BLOCK));
            case STREAMS -> index(writeBufferBytes / 8).useFixedLengthPrefixExtractor(Keys.DIGEST);
            case IDS -> index(writeBufferBytes / 8);
            case SNAPSHOTS ->
                compressed(writeBufferBytes / 8, table(EVENT_BLOCK).setFilterPolicy(bloom))
                        .useFixedLengthPrefixExtractor(Keys.DIGEST);
            case META, NAMES, TIMES -> plain(writeBufferBytes / 32, table(INDEX_BLOCK));
            // Not compressed, so that a search of the folder's bytes shows whether a destroyed value is really gone.
            case RECORDS -> plain(writeBufferBytes / 8, table(INDEX_BLOCK).setFilterPolicy(bloom));
        };
    }

    private ColumnFamilyOptions index(long buffer) {
        // Digests do not compress; what repeats in an index is taken out by the delta encoding of keys.
        return plain(buffer, table(INDEX_BLOCK).setFilterPolicy(bloom))
                .setMemtablePrefixBloomSizeRatio(0.1)
                .setMemtableWholeKeyFiltering(true);
    }

    private ColumnFamilyOptions compressed(long buffer, BlockBasedTableConfig table) {
        // One compression on every level: files of consecutive positions then move down without being rewritten.
        CompressionOptions zstd =
                resources.add(new CompressionOptions()).setEnabled(true).setLevel(3);
        return plain(buffer, table)
                .setCompressionType(CompressionType.ZSTD_COMPRESSION)
                .setCompressionOptions(zstd);
    }

    private ColumnFamilyOptions plain(long buffer, BlockBasedTableConfig table) {
        return resources
                .add(new ColumnFamilyOptions())
                .setWriteBufferSize(buffer)
                .setMaxWriteBufferNumber(3)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setTableFormatConfig(table);
    }

    private BlockBasedTableConfig table(int blockBytes) {
        return new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(blockBytes)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFormatVersion(6);
    }
}
