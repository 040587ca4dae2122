package dev.samtykke.evidence.log.map;

import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.store.BlobStore;

/** Opens the reader of map pages to tests of other packages. */
public final class MapPageFuzz {

    private MapPageFuzz() {}

    public static byte[] page(BlobStore store, Hash root) {
        return store.get(PageStore.path(root)).orElseThrow();
    }

    public static void decode(byte[] page) {
        MapPage.decode(page);
    }
}
