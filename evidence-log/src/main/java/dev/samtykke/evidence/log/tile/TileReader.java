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
        return bundles.get(bundle, () -> {
            Found found = find(w -> TilePath.entries(bundle, w), width);
            return EntryBundle.parse(found.bytes(), found.width()).subList(0, width);
        });
    }

    /** The hashes of one tile, as far as they are within the size. */
    public List<Hash> tile(int level, long index) {
        int width = TilePath.width(level, index, size);
        return tiles.get(TilePath.hashes(level, index, width), () -> {
            Found found = find(w -> TilePath.hashes(level, index, w), width);
            List<Hash> hashes = Hash.split(found.bytes());
            MalformedDataException.require(hashes.size() == found.width(), "tile has the wrong number of hashes");
            return List.copyOf(hashes.subList(0, width));
        });
    }

    /** The tile of this width, or else the full one, which replaces partial ones once it is there. */
    private Found find(IntFunction<String> path, int width) {
        Optional<byte[]> exact = source.get(path.apply(width));
        if (exact.isPresent()) {
            return new Found(exact.get(), width);
        }
        String full = path.apply(TilePath.FULL);
        return new Found(
                source.get(full).orElseThrow(() -> new MalformedDataException(full + " is missing")), TilePath.FULL);
    }

    private record Found(byte[] bytes, int width) {}

    private static Hash root(List<Hash> hashes) {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        int middle = hashes.size() / 2;
        return MerkleHashing.node(root(hashes.subList(0, middle)), root(hashes.subList(middle, hashes.size())));
    }
}
