package dev.samtykke.evidence.query.sequencer;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.store.BlobStore;

/** A store that cannot be reached at times. */
record FlakyStore(BlobStore store, AtomicBoolean away) implements BlobStore {

    private BlobStore reached() {
        if (away.get()) {
            throw new IllegalStateException("the store is away");
        }
        return store;
    }

    @Override
    public Optional<byte[]> get(String path) {
        return reached().get(path);
    }

    @Override
    public void create(Map<String, byte[]> blobs) {
        reached().create(blobs);
    }

    @Override
    public boolean compareAndSwap(String path, byte @Nullable [] expected, byte[] next) {
        return reached().compareAndSwap(path, expected, next);
    }

    @Override
    public void delete(Collection<String> paths) {
        reached().delete(paths);
    }
}
