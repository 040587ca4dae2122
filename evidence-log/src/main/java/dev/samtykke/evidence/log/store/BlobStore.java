package dev.samtykke.evidence.log.store;

import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Durable bytes under paths such as {@code events/tile/0/x001/234}: segments of {@code [a-z0-9.]} joined by slashes.
 *
 * <p>Almost everything a log writes never changes ({@link #create}); the few things that do change move by
 * {@link #compareAndSwap}, so that no two writers can both succeed. Implementations are safe for use by many threads
 * and throw {@link UncheckedIOException} or their driver's unchecked exception when storage fails.
 */
public interface BlobStore {

    /** The largest blob that an implementation has to take: a full bundle of 256 entries of 65,535 bytes. */
    int MAX_BLOB_BYTES = 256 * (2 + 65_535);

    Optional<byte[]> get(String path);

    /**
     * Stores blobs that will never change; all of them are durable when this returns. Part of them may be there if it
     * fails. A path that is already there with equal bytes is left as it is.
     *
     * @throws LogInconsistentException if a path is already there with other bytes
     */
    void create(Map<String, byte[]> blobs);

    /**
     * Atomically replaces the blob, if it is now {@code expected} ({@code null}: not there); durable when this returns.
     *
     * @return whether it did
     */
    boolean compareAndSwap(String path, byte @Nullable [] expected, byte[] next);

    /** Removes what is there of these paths; it need not be durable, since removed blobs are never needed again. */
    void delete(Collection<String> paths);
}
