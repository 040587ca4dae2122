package dev.samtykke.evidence.log.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One file per blob in a folder.
 *
 * <p>A file appears under its path by an atomic rename after its content and before its folder is forced to disk, so
 * that it is there wholly or not at all, also after a crash. A lock file keeps other processes out of
 * {@link #compareAndSwap}. A crash can leave temporary files, whose names start with a dot, in the folder.
 */
public final class FileStore implements BlobStore {

    private static final Pattern PATH = Pattern.compile("[a-z0-9][a-z0-9.]*(/[a-z0-9][a-z0-9.]*)*");
    private static final ParallelIo IO = new ParallelIo();

    /** With a number behind it, unique among the processes that share the folder. */
    private static final String TEMPORARY = ".new-" + UUID.randomUUID() + "-";

    private static final AtomicLong NEXT = new AtomicLong();

    private final Path folder;
    private final Object swap = new Object();

    public FileStore(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        IO.forEach(blobs.entrySet(), blob -> create(blob.getKey(), blob.getValue()));
        Set<String> folders = new TreeSet<>();
        blobs.keySet().forEach(path -> addFolders(path, folders));
        IO.forEach(folders, this::force);
    }

    @Override
    public boolean compareAndSwap(String path, byte @Nullable [] expected, byte[] next) {
        synchronized (swap) {
            try (FileChannel channel = FileChannel.open(folder.resolve(".lock"), CREATE, WRITE);
                    FileLock lock = channel.lock()) {
                boolean unchanged = lock.isValid() && Arrays.equals(get(path).orElse(null), expected);
                if (unchanged) {
                    write(path, next);
                    Set<String> folders = new TreeSet<>();
                    addFolders(path, folders);
                    IO.forEach(folders, this::force);
                }
                return unchanged;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void delete(Collection<String> paths) {
        IO.forEach(paths, path -> Files.deleteIfExists(file(path)));
    }

    private void create(String path, byte[] bytes) throws IOException {
        if (Files.notExists(file(path))) {
            write(path, bytes);
        } else {
            boolean same = Arrays.equals(Files.readAllBytes(file(path)), bytes);
            LogInconsistentException.require(same, path + " is there with other content");
        }
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path target = file(path);
        Path parent = folder.resolve(parent(path));
        if (Files.notExists(parent)) {
            Files.createDirectories(parent);
        }
        Path temporary = folder.resolve(TEMPORARY + NEXT.getAndIncrement());
        try (FileChannel channel = FileChannel.open(temporary, CREATE, TRUNCATE_EXISTING, WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The folders above a path, up to the store's own, which is the empty one. */
    private static void addFolders(String path, Set<String> folders) {
        for (String each = parent(path); !each.isEmpty(); each = parent(each)) {
            folders.add(each);
        }
        folders.add("");
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Forces the names in a folder to disk, which a rename alone does not. */
    private void force(String path) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(path), READ)) {
            channel.force(true);
        }
    }

    private Path file(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not a blob path");
        }
        return folder.resolve(path);
    }
}
