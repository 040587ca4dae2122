package dev.samtykke.evidence.query.sequencer;

import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.store.BlobStore;

/** A store in whose process the power fails at a certain write: that write and all later calls fail. */
final class MortalStore implements BlobStore {

    /** What a process that is gone would not throw any more. */
    static final class PowerFailure extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        PowerFailure() {
            super(new java.io.IOException("power failure"));
        }
    }

    private final BlobStore store;
    private int writesLeft;

    MortalStore(BlobStore store, int writes) {
        this.store = store;
        this.writesLeft = writes;
    }

    boolean isDead() {
        return writesLeft < 0;
    }

    private void write() {
        writesLeft--;
        live();
    }

    private void live() {
        if (isDead()) {
            throw new PowerFailure();
        }
    }

    @Override
    public Optional<byte[]> get(String path) {
        live();
        return store.get(path);
    }

    @Override
    public void create(Map<String, byte[]> blobs) {
        blobs.forEach((path, bytes) -> {
            write();
            store.create(Map.of(path, bytes));
        });
    }

    @Override
    public boolean compareAndSwap(String path, byte @Nullable [] expected, byte[] next) {
        write();
        return store.compareAndSwap(path, expected, next);
    }

    @Override
    public void delete(Collection<String> paths) {
        for (String path : paths) {
            write();
            store.delete(List.of(path));
        }
    }
}
