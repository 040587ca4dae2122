package dev.samtykke.evidence.log.tile;

import java.util.Optional;
import java.util.function.IntFunction;

import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.HashReader;

/**
 * Reads hashes and entries of a tiled log at one size. What it reads proves itself only through a root that is checked
 * against a verified checkpoint.
 *
 * <p>Safe for use by many threads.
 */
public final class TileReader implements HashReader {

    private static final int CACHED_TILES = 256;

    private final TileSource source;
    private final long size;
    private final BoundedCache<TileName, TileHashes> tiles = new BoundedCache<>(CACHED_TILES);
    private final BoundedCache<Long, byte[]> bundles = new BoundedCache<>(CACHED_TILES / 16);

    public TileReader(TileSource source, long size) {
        this.source = source;
        this.size = size;
    }

    public long size() {
        return size;
    }

    @Override
    public Hash read(int level, long index) {
        if (level < 0 || level >= Long.SIZE - 1 || index < 0 || index >= size >>> level) {
            throw new IllegalArgumentException("no such complete subtree");
        }
        int tileLevel = level / TilePath.HEIGHT;
        int height = level % TilePath.HEIGHT;
        long firstHash = index << height;
        return tile(tileLevel, firstHash / TilePath.FULL).subtree(height, (int) (index % (TilePath.FULL >> height)));
    }

    /** The data of one leaf. */
    public byte[] entry(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no such leaf");
        }
        long bundle = index / TilePath.FULL;
        byte[] bytes = bundles.get(bundle, () -> load(bundle));
        return EntryBundle.entry(bytes, (int) (index % TilePath.FULL));
    }

    /** A bundle of which as many entries are well-formed as are within the size. */
    private byte[] load(long bundle) {
        int width = TilePath.width(0, bundle, size);
        return find(w -> TilePath.entries(bundle, w), width, EntryBundle::requireEntries);
    }

    private TileHashes tile(int level, long index) {
        int width = TilePath.width(level, index, size);
        return tiles.get(
                new TileName(level, index),
                () -> new TileHashes(
                        find(w -> TilePath.hashes(level, index, w), width, TileReader::requireHashes), width));
    }

    /** Reads the tile of this width, or else the full one, which replaces partial ones once it is there. */
    private byte[] find(IntFunction<String> path, int width, TileForm form) {
        Optional<byte[]> exact = source.get(path.apply(width));
        if (exact.isPresent()) {
            form.require(exact.get(), width);
            return exact.get();
        }
        String full = path.apply(TilePath.FULL);
        byte[] bytes = source.get(full).orElseThrow(() -> new MalformedDataException(full + " is missing"));
        form.require(bytes, TilePath.FULL);
        return bytes;
    }

    private static void requireHashes(byte[] bytes, int count) {
        MalformedDataException.require(bytes.length == count * Hash.LENGTH, "tile has the wrong number of hashes");
    }

    private record TileName(int level, long index) {}

    /** What bytes have to be to be a tile or bundle of that many items. */
    @FunctionalInterface
    private interface TileForm {
        void require(byte[] bytes, int count);
    }
}
