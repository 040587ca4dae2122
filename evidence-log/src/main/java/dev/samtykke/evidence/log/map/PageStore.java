package dev.samtykke.evidence.log.map;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.LogInconsistentException;
import dev.samtykke.evidence.log.tile.BoundedCache;

/** Reads and writes pages under {@code map/<first two digits>/<the other digits of the page's hash>}. */
final class PageStore {

    private static final int CACHED_PAGES = 1024;

    private final BlobStore store;
    private final BoundedCache<Hash, MapPage> cache = new BoundedCache<>(CACHED_PAGES);

    PageStore(BlobStore store) {
        this.store = store;
    }

    /** @throws LogInconsistentException if the page is missing or is not what its hash says */
    MapPage read(Hash hash) {
        return cache.get(hash, () -> {
            byte[] bytes = store.get(path(hash))
                    .orElseThrow(() -> new LogInconsistentException(path(hash) + " is missing from the store"));
            MapPage page = MapPage.decode(bytes);
            LogInconsistentException.require(page.hash().equals(hash), path(hash) + " is damaged");
            return page;
        });
    }

    void write(Map<Hash, MapPage> pages) {
        Map<String, byte[]> blobs = new LinkedHashMap<>();
        pages.forEach((hash, page) -> blobs.put(path(hash), page.encode()));
        store.create(blobs);
        pages.forEach(cache::put);
    }

    static String path(Hash hash) {
        String hex = hash.hex();
        return "map/" + hex.substring(0, 2) + "/" + hex.substring(2);
    }
}
