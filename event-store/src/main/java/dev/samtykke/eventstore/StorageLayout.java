package dev.samtykke.eventstore;

import java.util.Arrays;
import java.util.List;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Filter;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.WALRecoveryMode;

/** How the database and each column family are laid out; the native objects made here live as long as the store. */
final class StorageLayout {

    private static final int BLOOM_BITS = 10;
    private static final int EVENT_BLOCK = 8 * 1024;
    private static final int BLOCK = 4 * 1024;
    private static final int ZSTD_LEVEL = 1;
    private static final int DICTIONARY = 16 * 1024;
    private static final long RECORD_FILE = 8 << 20;
    /** Few: a block that is larger than its share of the cache is read from disk at every look-up. */
    private static final int CACHE_SHARD_BITS = 3;

    private final Closing resources;
    private final long writeBufferBytes;
    private final Cache cache;
    private final Filter bloom;

    StorageLayout(EventStoreOptions options, Closing resources) {
        this.resources = resources;
        this.writeBufferBytes = options.writeBufferBytes();
        // Index and filter blocks may take up to half of the cache before data blocks push them out.
        this.cache = resources.add(new LRUCache(options.blockCacheBytes(), CACHE_SHARD_BITS, false, 0.5));
        this.bloom = resources.add(new BloomFilter(BLOOM_BITS, false));
    }

    DBOptions ofDatabase() {
        return resources
                .add(new DBOptions())
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setDbWriteBufferSize(writeBufferBytes)
                .setMaxTotalWalSize(2 * writeBufferBytes)
                // A log that is damaged before its end is an error; the default would drop acknowledged events.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                // Reused log files would keep the bytes of destroyed records.
                .setRecycleLogFileNum(0)
                .setMaxOpenFiles(512)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2)
                .setStatsDumpPeriodSec(0);
    }

    /** In the order of {@link Column}. */
    List<ColumnFamilyDescriptor> ofColumns() {
        return Arrays.stream(Column.values())
                .map(column -> new ColumnFamilyDescriptor(column.familyName(), of(column)))
                .toList();
    }

    private ColumnFamilyOptions of(Column column) {
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
     * The block size is a trade: smaller ones load an aggregate faster, larger ones replay faster. A dictionary per
     * file makes up for what smaller ones lose in compression, since events repeat each other's names and structure.
     * There is no Bloom filter, as every position exists.
     */
    private ColumnFamilyOptions events(long buffer) {
        CompressionOptions dictionary = resources
                .add(new CompressionOptions())
                .setEnabled(true)
                .setLevel(ZSTD_LEVEL)
                .setMaxDictBytes(DICTIONARY)
                .setZStdMaxTrainBytes(100 * DICTIONARY);
        return compressed(buffer, table().setBlockSize(EVENT_BLOCK)).setCompressionOptions(dictionary);
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

    /** Filters and indexes in parts: whole ones grow with their files, to megabytes that one look-up would read. */
    private BlockBasedTableConfig table() {
        return new BlockBasedTableConfig()
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setMetadataBlockSize(BLOCK)
                .setPinTopLevelIndexAndFilter(true)
                .setBlockCache(cache)
                .setBlockSize(BLOCK)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFormatVersion(6);
    }
}
