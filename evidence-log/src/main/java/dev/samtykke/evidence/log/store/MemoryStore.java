package dev.samtykke.evidence.log.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Keeps everything in memory: for tests and for the auditor's scratch work. */
public final class MemoryStore implements BlobStore {

    private final Map<String, byte[]> blobs = new TreeMap<>();

    @Override
    public synchronized Optional<byte[]> get(String path) {
        return Optional.ofNullable(blobs.get(path)).map(byte[]::clone);
    }

    @Override
    public synchronized void create(Map<String, byte[]> added) {
        added.forEach((path, bytes) -> {
            byte[] present = blobs.putIfAbsent(path, bytes.clone());
            LogInconsistentException.require(
                    present == null || Arrays.equals(present, bytes), path + " is there with other content");
        });
    }

    @Override
    public synchronized boolean compareAndSwap(String path, byte @Nullable [] expected, byte[] next) {
        if (!Arrays.equals(blobs.get(path), expected)) {
            return false;
        }
        blobs.put(path, next.clone());
        return true;
    }

    @Override
    public synchronized void delete(Collection<String> paths) {
        paths.forEach(blobs::remove);
    }

    /** A snapshot of everything, by path. */
    public synchronized Map<String, byte[]> contents() {
        return new TreeMap<>(blobs);
    }
}
