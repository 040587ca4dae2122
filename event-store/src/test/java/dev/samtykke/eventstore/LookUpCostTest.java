package dev.samtykke.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** Looking for an event costs the same in a large store as in a small one, whatever fits into memory. */
class LookUpCostTest {

    private static final int STORED = 1_200_000;
    private static final int AT_A_TIME = 10_000;
    private static final int LOOK_UPS = 1_000;
    /** Filters of so many keys are larger than this. */
    private static final long CACHE = 1024 * 1024;

    private static final long MOST_PER_LOOK_UP = 16 * 1024;

    @TempDir
    private Path folder;

    @Test
    void aLookUpReadsAPartOfAFilterAndNotAllOfIt() throws RocksDBException {
        EventStoreOptions options = EventStoreOptions.in(folder).withBlockCacheBytes(CACHE);
        try (Statistics statistics = new Statistics();
                Database database = Database.open(options, settings -> settings.setStatistics(statistics));
                WriteGroup group = new WriteGroup(database)) {
            Random random = new Random(1);
            store(database, random);
            long before = read(statistics);
            group.begin(0);

            for (int i = 0; i < LOOK_UPS; i++) {
                assertThat(group.claim(Column.IDS, key(random))).isTrue();
            }

            long read = read(statistics) - before;
            assertThat(read)
                    .isPositive() // the cache is too small for all of them
                    .isLessThan(LOOK_UPS * MOST_PER_LOOK_UP);
        }
    }

    private static void store(Database database, Random random) throws RocksDBException {
        try (WriteBatch batch = new WriteBatch();
                WriteOptions options = new WriteOptions()) {
            for (int i = 1; i <= STORED; i++) {
                batch.put(database.handle(Column.IDS), key(random), new byte[Long.BYTES]);
                if (i % AT_A_TIME == 0) {
                    database.rocks().write(options, batch);
                    batch.clear();
                }
            }
        }
        database.flush();
        database.rocks().compactRange(database.handle(Column.IDS));
    }

    private static byte[] key(Random random) {
        return ByteBuffer.allocate(Keys.DIGEST)
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .array();
    }

    private static long read(Statistics statistics) {
        return statistics.getTickerCount(TickerType.BLOCK_CACHE_FILTER_BYTES_INSERT)
                + statistics.getTickerCount(TickerType.BLOCK_CACHE_INDEX_BYTES_INSERT)
                + statistics.getTickerCount(TickerType.BLOCK_CACHE_DATA_BYTES_INSERT);
    }
}
