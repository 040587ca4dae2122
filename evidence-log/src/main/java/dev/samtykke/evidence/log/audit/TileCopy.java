package dev.samtykke.evidence.log.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.tile.TilePath;
import dev.samtykke.evidence.log.tile.TileSource;

/** Copies the tiles and entries of one log that a copy does not have yet. */
final class TileCopy {

    /** Files are stored together, which is much faster than one by one. */
    private static final int BATCH = 64;

    private final TileSource source;
    private final BlobStore copy;
    private final String prefix;
    private final Map<String, byte[]> fetched = new LinkedHashMap<>();
    private long files;

    TileCopy(TileSource source, BlobStore copy, String prefix) {
        this.source = source;
        this.copy = copy;
        this.prefix = prefix;
    }

    /** Copies what a log of the new size has and one of the old size had not; returns the number of files. */
    long copy(long before, long now) {
        List<String> outdated = new ArrayList<>();
        row(before, now, (index, width) -> TilePath.entries(index, width), outdated);
        for (int level = 0; now >>> (level * TilePath.HEIGHT) > 0; level++) {
            int tiles = level;
            row(
                    before >>> (level * TilePath.HEIGHT),
                    now >>> (level * TilePath.HEIGHT),
                    (index, width) -> TilePath.hashes(tiles, index, width),
                    outdated);
        }
        store();
        copy.delete(outdated);
        return files;
    }

    private interface Paths {
        String of(long index, int width);
    }

    private void row(long before, long now, Paths paths, List<String> outdated) {
        for (long index = before / TilePath.FULL; now > before && index * TilePath.FULL < now; index++) {
            long tile = index;
            fetch(width -> paths.of(tile, width), TilePath.width(0, index, now));
        }
        int open = (int) (before % TilePath.FULL);
        if (open > 0 && now > before) {
            outdated.add(prefix + paths.of(before / TilePath.FULL, open));
        }
    }

    /** A log may have replaced a partial tile by the full one meanwhile. */
    private void fetch(IntFunction<String> path, int width) {
        Optional<byte[]> partial = get(path.apply(width));
        String found = partial.isPresent() ? path.apply(width) : path.apply(TilePath.FULL);
        byte[] bytes = partial.or(() -> get(found))
                .orElseThrow(() -> new MalformedDataException(prefix + found + " is missing"));
        fetched.put(prefix + found, bytes);
        if (fetched.size() >= BATCH) {
            store();
        }
    }

    private Optional<byte[]> get(String path) {
        return source.get(prefix + path);
    }

    private void store() {
        copy.create(fetched);
        files += fetched.size();
        fetched.clear();
    }
}
