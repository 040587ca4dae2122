package dev.samtykke.standalone.evidence;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.LogPaths;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.FileStore;
import dev.samtykke.standalone.storage.PrivateFiles;

/**
 * The evidence log in a folder: what is published, the tiles and checkpoints, as files that anybody can copy and serve;
 * the rest in a database, as every checkpoint replaces thousands of small pages of the map.
 */
public final class FolderStore implements BlobStore, AutoCloseable {

    private static final String INTERNAL = "internal";

    private final BlobStore published;
    private final RocksBlobs internal;

    private FolderStore(BlobStore published, RocksBlobs internal) {
        this.published = published;
        this.internal = internal;
    }

    /**
     * Opens the log in a folder; begins one when there is none.
     *
     * @throws UncheckedIOException when it cannot be read or made, or another process has it open
     */
    public static FolderStore open(Path folder) {
        try {
            PrivateFiles.createFolder(folder.resolve(INTERNAL));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be made", e);
        }
        return new FolderStore(new FileStore(folder), RocksBlobs.open(folder.resolve(INTERNAL)));
    }

    @Override
    public Optional<byte[]> get(String path) {
        return holding(path).get(path);
    }

    @Override
    public void create(Map<String, byte[]> blobs) {
        Map<Boolean, Map<String, byte[]>> parts = blobs.entrySet().stream()
                .collect(partitioningBy(
                        blob -> LogPaths.isPublished(blob.getKey()), toMap(Entry::getKey, Entry::getValue)));
        published.create(Objects.requireNonNull(parts.get(true)));
        internal.create(Objects.requireNonNull(parts.get(false)));
    }

    @Override
    public boolean compareAndSwap(String path, byte @Nullable [] expected, byte[] next) {
        return holding(path).compareAndSwap(path, expected, next);
    }

    @Override
    public void delete(Collection<String> paths) {
        Map<Boolean, List<String>> parts = paths.stream().collect(partitioningBy(LogPaths::isPublished));
        published.delete(Objects.requireNonNull(parts.get(true)));
        internal.delete(Objects.requireNonNull(parts.get(false)));
    }

    private BlobStore holding(String path) {
        return LogPaths.isPublished(path) ? published : internal;
    }

    @Override
    public void close() {
        internal.close();
    }
}
