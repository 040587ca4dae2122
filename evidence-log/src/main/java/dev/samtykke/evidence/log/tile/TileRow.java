package dev.samtykke.evidence.log.tile;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.LogInconsistentException;

/** A growing row of tiles with 256 items each, of which only the last one, still open, is held in memory. */
final class TileRow {

    /** Where the tile of this index and width is stored. */
    @FunctionalInterface
    interface Paths {
        String of(long index, int width);
    }

    private final BlobStore store;
    private final Paths paths;
    private final Map<String, byte[]> full = new LinkedHashMap<>();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private long items;
    private long taken;
    private long pruned;

    /** Opens the row at a number of items that are in the store. */
    TileRow(BlobStore store, Paths paths, long items) {
        this.store = store;
        this.paths = paths;
        this.items = items;
        this.taken = items;
        this.pruned = items;
        if (width() > 0) {
            String path = paths.of(index(), width());
            open.writeBytes(store.get(path)
                    .orElseThrow(() -> new LogInconsistentException(path + " is missing from the store")));
        }
    }

    void add(byte[] item) {
        String path = paths.of(index(), TilePath.FULL);
        open.writeBytes(item);
        items++;
        if (width() == 0) {
            full.put(path, open.toByteArray());
            open.reset();
        }
    }

    /** Adds the blobs that are not stored yet: tiles that became full since the last call, and the open one if it grew. */
    void takeBlobs(Map<String, byte[]> blobs) {
        blobs.putAll(full);
        full.clear();
        if (width() > 0 && items > taken) {
            blobs.put(paths.of(index(), width()), open.toByteArray());
        }
        taken = items;
    }

    /** Removes the partial forms of the tile that was open at the last call, if it is full by now. */
    void prune() {
        long tile = pruned / TilePath.FULL;
        if (pruned % TilePath.FULL > 0 && index() > tile) {
            store.delete(TilePath.partials(paths.of(tile, TilePath.FULL)));
        }
        pruned = items;
    }

    private long index() {
        return items / TilePath.FULL;
    }

    private int width() {
        return (int) (items % TilePath.FULL);
    }
}
