package dev.samtykke.evidence.log.tile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.samtykke.evidence.log.merkle.CompactRange;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.store.BlobStore;

/**
 * The growing end of a tiled log. Holds only the open tile of each level and what was appended since the last
 * {@link #flush()}, so its memory does not grow with the log. For one thread.
 *
 * <p>Hash tiles come from the nodes that {@link CompactRange} completes anyway: about one node hash per leaf.
 */
public final class TiledLog {

    private final BlobStore store;
    private final String prefix;
    private final CompactRange range;
    private final List<TileRow> levels = new ArrayList<>();
    private final TileRow entries;

    private TiledLog(BlobStore store, String prefix, CompactRange range) {
        this.store = store;
        this.prefix = prefix;
        this.range = range.copy();
        this.entries = new TileRow(store, (index, width) -> prefix + TilePath.entries(index, width), range.size());
        for (int level = 0; range.size() >>> (level * TilePath.HEIGHT) > 0; level++) {
            addLevel(range.size() >>> (level * TilePath.HEIGHT));
        }
    }

    /** Opens the log under the prefix (ending in a slash) at the size of the range, whose tiles are in the store. */
    public static TiledLog open(BlobStore store, String prefix, CompactRange range) {
        return new TiledLog(store, prefix, range);
    }

    /** Appends a leaf and returns its hash. */
    public Hash append(byte[] data) {
        byte[] framed = EntryBundle.framed(data);
        Hash leaf = MerkleHashing.leaf(data);
        range.append(leaf, this::completed);
        entries.add(framed);
        return leaf;
    }

    /** Stores all tiles of the present size. They are not part of the log before a checkpoint covers them. */
    public void flush() {
        Map<String, byte[]> blobs = new LinkedHashMap<>();
        levels.forEach(level -> level.takeBlobs(blobs));
        entries.takeBlobs(blobs);
        store.create(blobs);
    }

    /** Removes the partial tiles that full ones have replaced since the last call, once a checkpoint covers those. */
    public void prune() {
        levels.forEach(TileRow::prune);
        entries.prune();
    }

    public long size() {
        return range.size();
    }

    public Hash root() {
        return range.root();
    }

    /** A copy of what {@link #open} needs. */
    public CompactRange range() {
        return range.copy();
    }

    private void completed(int level, long index, Hash hash) {
        if (level % TilePath.HEIGHT == 0) {
            if (level / TilePath.HEIGHT == levels.size()) {
                addLevel(index);
            }
            levels.get(level / TilePath.HEIGHT).add(hash.bytes());
        }
    }

    private void addLevel(long items) {
        int level = levels.size();
        levels.add(new TileRow(store, (index, width) -> prefix + TilePath.hashes(level, index, width), items));
    }
}
