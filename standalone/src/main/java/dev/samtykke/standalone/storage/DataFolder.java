package dev.samtykke.standalone.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * The folder with all that the process keeps, locked for this process alone. Whatever is kept in it takes this bean and
 * asks for its place, so that the lock is the first thing taken and the last thing given back.
 */
public final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Makes the folder unless it is there, and locks it.
     *
     * @throws DataFolderUnusable when it cannot be written, or another process has it
     */
    public static DataFolder open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            PrivateFiles.createFolder(folder);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new DataFolderUnusable("The data folder " + folder + " is in use by another process");
            }
            return new DataFolder(folder, lockFile);
        } catch (IOException unwritable) {
            throw new DataFolderUnusable("The data folder " + folder + " cannot be written", unwritable);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** The folder, absolute. */
    public Path path() {
        return path;
    }

    /** The place of something in the folder. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * The place of a part of the folder, which only this account may read; made unless it is there.
     *
     * @throws DataFolderUnusable when it cannot be made
     */
    public Path folder(String name) {
        Path part = path.resolve(name);
        try {
            PrivateFiles.createFolder(part);
            return part;
        } catch (IOException unwritable) {
            throw new DataFolderUnusable("The folder " + part + " cannot be made", unwritable);
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
