package dev.samtykke.evidence.log.tile;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.HashReader;
import dev.samtykke.evidence.log.merkle.MerkleHashing;

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
    private final BoundedCache<String, List<Hash>> tiles = new BoundedCache<>(CACHED_TILES);
    private final BoundedCache<Long, List<byte[]>> bundles = new BoundedCache<>(CACHED_TILES / 16);

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
        List<Hash> tile = tile(tileLevel, firstHash / TilePath.FULL);
        int from = (int) (firstHash % TilePath.FULL);
        return root(tile.subList(from, from + (1 << height)));
    }

    /** The data of one leaf. */
    public byte[] entry(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no such leaf");
        }
        return entries(index / TilePath.FULL).get((int) (index % TilePath.FULL)).clone();
    }

    /** The entries of one bundle, as far as they are within the size. */
    public List<byte[]> entries(long bundle) {
        int width = TilePath.width(0, bundle, size);
        return bundles.get(bundle, () -> find(w -> TilePath.entries(bundle, w), width, EntryBundle::parse));
    }

    /** The hashes of one tile, as far as they are within the size. */
    public List<Hash> tile(int level, long index) {
        int width = TilePath.width(level, index, size);
        String key = TilePath.hashes(level, index, width);
        return tiles.get(key, () -> find(w -> TilePath.hashes(level, index, w), width, TileReader::hashes));
    }

    /** Reads the tile of this width, or else the full one, which replaces partial ones once it is there. */
    private <T> List<T> find(IntFunction<String> path, int width, TileFormat<T> format) {
        Optional<byte[]> exact = source.get(path.apply(width));
        if (exact.isPresent()) {
            return List.copyOf(format.parse(exact.get(), width));
        }
        String full = path.apply(TilePath.FULL);
        byte[] bytes = source.get(full).orElseThrow(() -> new MalformedDataException(full + " is missing"));
        return List.copyOf(format.parse(bytes, TilePath.FULL).subList(0, width));
    }

    @FunctionalInterface
    private interface TileFormat<T> {
        List<T> parse(byte[] bytes, int count);
    }

    private static List<Hash> hashes(byte[] bytes, int count) {
        List<Hash> hashes = Hash.split(bytes);
        MalformedDataException.require(hashes.size() == count, "tile has the wrong number of hashes");
        return hashes;
    }

    private static Hash root(List<Hash> hashes) {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        int middle = hashes.size() / 2;
        return MerkleHashing.node(root(hashes.subList(0, middle)), root(hashes.subList(middle, hashes.size())));
    }
}
