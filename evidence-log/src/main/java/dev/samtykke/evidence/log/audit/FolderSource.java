package dev.samtykke.evidence.log.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.tile.TileSource;

/** A log mirrored in a folder. */
public final class FolderSource implements TileSource {

    private final Path folder;

    public FolderSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> get(String path) {
        try (InputStream in = Files.newInputStream(folder.resolve(path))) {
            return Optional.of(bounded(in, path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads no more than the largest thing that a log can serve. */
    static byte[] bounded(InputStream in, String path) throws IOException {
        byte[] bytes = in.readNBytes(BlobStore.MAX_BLOB_BYTES + 1);
        MalformedDataException.require(bytes.length <= BlobStore.MAX_BLOB_BYTES, path + " is too large");
        return bytes;
    }
}
