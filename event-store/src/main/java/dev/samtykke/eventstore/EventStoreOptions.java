package dev.samtykke.eventstore;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What one embedded event store may use. The process needs about {@code blockCacheBytes + 2 * writeBufferBytes} of
 * native memory for it, whatever the number of events: the buffers count twice while one is being sorted into a file.
 *
 * @param folder the folder that holds everything; it is created when missing and belongs to one process at a time
 * @param blockCacheBytes room for recently read blocks, index blocks and Bloom filters; 96 MiB by default, which holds
 *     the filters of some 20 million events
 * @param writeBufferBytes room for written but not yet sorted data of all column families; 64 MiB by default. The
 *     write-ahead log that is replayed after a crash is bounded by twice this size
 * @param recentPositions how many of the newest events {@link EventStorage#positionOf} finds without touching RocksDB;
 *     65,536 by default
 * @param tailWait how long a blocking read waits for a next event before its stream ends; half a second by default
 */
public record EventStoreOptions(
        Path folder, long blockCacheBytes, long writeBufferBytes, int recentPositions, Duration tailWait) {

    private static final long MEBIBYTE = 1L << 20;

    public EventStoreOptions {
        if (blockCacheBytes < MEBIBYTE || writeBufferBytes < MEBIBYTE) {
            throw new IllegalArgumentException("Block cache and write buffer need at least one mebibyte each");
        }
        if (recentPositions < 1) {
            throw new IllegalArgumentException("At least one recent position is kept");
        }
    }

    /** The defaults for a store in the given folder. */
    public static EventStoreOptions in(Path folder) {
        return new EventStoreOptions(folder, 96 * MEBIBYTE, 64 * MEBIBYTE, 65_536, Duration.ofMillis(500));
    }

    public EventStoreOptions withBlockCacheBytes(long bytes) {
        return new EventStoreOptions(folder, bytes, writeBufferBytes, recentPositions, tailWait);
    }

    public EventStoreOptions withWriteBufferBytes(long bytes) {
        return new EventStoreOptions(folder, blockCacheBytes, bytes, recentPositions, tailWait);
    }

    public EventStoreOptions withRecentPositions(int positions) {
        return new EventStoreOptions(folder, blockCacheBytes, writeBufferBytes, positions, tailWait);
    }

    public EventStoreOptions withTailWait(Duration wait) {
        return new EventStoreOptions(folder, blockCacheBytes, writeBufferBytes, recentPositions, wait);
    }
}
