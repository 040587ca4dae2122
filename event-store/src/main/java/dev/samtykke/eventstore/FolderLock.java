package dev.samtykke.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a store folder before anything in it is looked at; the operating system lets go of it when the process dies.
 *
 * <p>Closing any channel on a locked file can release the lock of the whole process, so a second store of the same
 * process is turned away before it opens the file.
 */
final class FolderLock implements AutoCloseable {

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws StoreFolderInUseException if another store has it, in this process or in another one */
    static FolderLock take(Path named) throws IOException {
        Files.createDirectories(named);
        Path folder = named.toRealPath();
        if (!HELD.add(folder)) {
            throw new StoreFolderInUseException(named);
        }
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return new FolderLock(folder, channel);
            }
            channel.close();
            throw new StoreFolderInUseException(named);
        } catch (IOException | RuntimeException e) {
            HELD.remove(folder);
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be released", e);
        } finally {
            HELD.remove(folder);
        }
    }
}
