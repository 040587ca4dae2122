package dev.samtykke.evidence.log.store;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A store in front of another one, for tests that make it fail at one place. */
public class ForwardingStore implements BlobStore {

    private final BlobStore store;

    public ForwardingStore(BlobStore store) {
        this.store = store;
    }

    @Override
    public Optional<byte[]> get(String path) {
        return store.get(path);
    }

    @Override
    public void create(Map<String, byte[]> blobs) {
        store.create(blobs);
    }

    @Override
    public boolean compareAndSwap(String path, byte @Nullable [] expected, byte[] next) {
        return store.compareAndSwap(path, expected, next);
    }

    @Override
    public void delete(Collection<String> paths) {
        store.delete(paths);
    }
}
