package dev.samtykke.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileMetaData;

/**
 * Replaces the files that may hold bytes of removed records. The write-ahead log goes when all column families are
 * flushed; sorted files go when the ranges of the keys are compacted down to and including the last level.
 */
final class FileRewriter {

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Database database;

    FileRewriter(Database database) {
        this.database = database;
    }

    /**
     * Returns when no file is left that could hold a value that had been removed from these keys.
     *
     * @param anyWrite writes something to the log, after the old files were listed
     * @throws EventStoreException if a file stays
     */
    void rewrite(List<byte[]> keys, Runnable anyWrite) {
        List<Path> old = new ArrayList<>(logFiles());
        List<Path> sorted = sortedFiles(keys);
        anyWrite.run();
        database.use(
                rocks -> {
                    database.flush();
                    compact(rocks, keys);
                    return old;
                },
                () -> "the records that are erased");
        old.addAll(sorted);
        // RocksDB looks into a file and leaves it if none of the keys is in it, not even as removed.
        old.removeAll(sortedFiles(keys));
        awaitGone(old);
    }

    private List<Path> logFiles() {
        try (Stream<Path> files = Files.list(database.folder())) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + database.folder(), e);
        }
    }

    private List<Path> sortedFiles(List<byte[]> keys) {
        return database.use(
                rocks -> rocks.getColumnFamilyMetaData(database.handle(Column.RECORDS)).levels().stream()
                        .flatMap(level -> level.files().stream())
                        .filter(file -> keys.stream().anyMatch(key -> spans(file, key)))
                        .map(file -> database.folder().resolve(file.fileName().substring(1)))
                        .toList(),
                () -> "the list of record files");
    }

    private static boolean spans(SstFileMetaData file, byte[] key) {
        return Arrays.compareUnsigned(file.smallestKey(), key) <= 0
                && Arrays.compareUnsigned(file.largestKey(), key) >= 0;
    }

    private void compact(RocksDB rocks, List<byte[]> keys) throws RocksDBException {
        try (CompactRangeOptions options = new CompactRangeOptions()) {
            options.setBottommostLevelCompaction(BottommostLevelCompaction.kForce)
                    .setExclusiveManualCompaction(false);
            for (byte[] key : keys) {
                rocks.compactRange(database.handle(Column.RECORDS), key, key, options);
            }
        }
    }

    /** Files are deleted in the background, later if another flush or compaction runs or a read still holds them. */
    private void awaitGone(List<Path> old) {
        long start = System.nanoTime();
        for (Path file : old) {
            while (Files.exists(file)) {
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw new EventStoreException("Old bytes of records may still be in " + file);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
                database.use(FileRewriter::deleteObsoleteFiles, () -> "the list of files");
            }
        }
    }

    /** RocksDB looks for such files when their deletion is switched on. */
    private static boolean deleteObsoleteFiles(RocksDB rocks) throws RocksDBException {
        rocks.disableFileDeletions();
        rocks.enableFileDeletions();
        return true;
    }
}
