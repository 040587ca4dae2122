package dev.samtykke.evidence.log.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One file per blob in a folder that a web server can serve as it is.
 *
 * <p>A file appears under its path by an atomic rename after its content and before its folder is forced to disk, so
 * that it is there wholly or not at all, also after a crash. A lock file keeps other processes out of
 * {@link #compareAndSwap}.
 */
public final class FileStore implements BlobStore {

    private static final Pattern PATH = Pattern.compile("[a-z0-9][a-z0-9.]*(/[a-z0-9][a-z0-9.]*)*");

    private final Path folder;
    private final Object swap = new Object();

    public FileStore(Path folder) {
        this.folder = folder;
        run(() -> Files.createDirectories(folder));
    }

    @Override
    public Optional<byte[]> get(String path) {
        try {
            return Optional.of(Files.readAllBytes(file(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void create(Map<String, byte[]> blobs) {
        Set<String> changed = new HashSet<>();
        blobs.forEach((path, bytes) -> {
            Optional<byte[]> present = get(path);
            if (present.isEmpty()) {
                run(() -> write(path, bytes));
                changed.add(parent(path));
            } else {
                LogInconsistentException.require(
                        Arrays.equals(present.get(), bytes), path + " is there with other content");
            }
        });
        changed.forEach(parent -> run(() -> force(parent)));
    }

    @Override
    public boolean compareAndSwap(String path, byte @Nullable [] expected, byte[] next) {
        synchronized (swap) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                boolean unchanged = lock.isValid() && Arrays.equals(get(path).orElse(null), expected);
                if (unchanged) {
                    write(path, next);
                    force(parent(path));
                }
                return unchanged;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void delete(Collection<String> paths) {
        paths.forEach(path -> run(() -> Files.deleteIfExists(file(path))));
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path target = file(path);
        Files.createDirectories(folder.resolve(parent(path)));
        Path temporary = Files.createTempFile(folder, ".new", "");
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Forces the entries of a folder and those above it to disk, which a rename alone does not. */
    private void force(String parent) throws IOException {
        for (String each = parent; !each.isEmpty(); each = parent(each)) {
            forceFolder(file(each));
        }
        forceFolder(folder);
    }

    private static void forceFolder(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private Path file(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not a blob path");
        }
        return folder.resolve(path);
    }

    private static void run(IoAction action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface IoAction {
        void run() throws IOException;
    }
}
