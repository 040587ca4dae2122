package dev.samtykke.evidence.log.tile;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.LogInconsistentException;

/** One 64-bit number beside each leaf of a log, in tiles of 256 like its hashes. Not part of what the log commits to. */
public final class NumberTiles {

    private static final int CACHED_TILES = 64;

    private final BlobStore store;
    private final TileRow row;

    /** Opens the numbers under the prefix (ending in a slash) at a size that is in the store. For one thread. */
    public NumberTiles(BlobStore store, String prefix, long size) {
        this.store = store;
        this.row = new TileRow(store, (index, width) -> prefix + TilePath.numbered(index, width), size);
    }

    public void append(long number) {
        row.add(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    public void flush() {
        Map<String, byte[]> blobs = new LinkedHashMap<>();
        row.takeBlobs(blobs);
        store.create(blobs);
    }

    public void prune() {
        row.prune();
    }

    /** Reads the numbers of a stored size. Safe for many threads. */
    public static final class Reader {

        private final TileSource source;
        private final long size;
        private final BoundedCache<Long, ByteBuffer> tiles = new BoundedCache<>(CACHED_TILES);

        public Reader(BlobStore store, String prefix, long size) {
            this.source = path -> store.get(prefix + path);
            this.size = size;
        }

        public long get(long index) {
            if (index < 0 || index >= size) {
                throw new IllegalArgumentException("no such leaf");
            }
            long tile = index / TilePath.FULL;
            ByteBuffer numbers = tiles.get(tile, () -> load(tile, TilePath.width(0, tile, size)));
            return numbers.getLong((int) (index % TilePath.FULL) * Long.BYTES);
        }

        private ByteBuffer load(long tile, int width) {
            byte[] bytes = source.get(TilePath.numbered(tile, width))
                    .or(() -> source.get(TilePath.numbered(tile, TilePath.FULL)))
                    .orElseThrow(() -> new LogInconsistentException("a tile of numbers is missing from the store"));
            LogInconsistentException.require(bytes.length >= width * Long.BYTES, "a tile of numbers is damaged");
            return ByteBuffer.wrap(bytes);
        }
    }
}
