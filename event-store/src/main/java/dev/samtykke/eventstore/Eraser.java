package dev.samtykke.eventstore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.rocksdb.RocksIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases the bytes of removed records, many at a time. A mark per record, written together with its removal, makes the
 * intention survive a crash.
 */
final class Eraser implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Eraser.class);
    private static final String MARK = "erase/";

    private final Database database;
    private final Appender appender;
    private final FileRewriter files;
    private final Queue<Erasure> waiting = new ConcurrentLinkedQueue<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Eraser::daemon);

    Eraser(Database database, Appender appender) {
        this.database = database;
        this.appender = appender;
        this.files = new FileRewriter(database);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "event-store-eraser");
        thread.setDaemon(true);
        return thread;
    }

    /** Notes, in the group that removes the record, that its bytes are still to be erased. */
    void mark(WriteGroup group, RecordKey record) {
        group.put(Column.META, markOf(record), new byte[0]);
    }

    /** Erases a record whose removal is on disk. */
    CompletableFuture<Void> erase(RecordKey record) {
        Erasure erasure = new Erasure(record, new CompletableFuture<>());
        waiting.add(erasure);
        thread.execute(this::eraseWaiting);
        return erasure.done();
    }

    /** Finishes what a crash interrupted. */
    void resume() {
        marked().forEach(this::erase);
    }

    private List<RecordKey> marked() {
        return database.use(
                rocks -> {
                    List<RecordKey> records = new ArrayList<>();
                    try (RocksIterator marks = rocks.newIterator(database.handle(Column.META), database.anyOrder())) {
                        for (marks.seek(MARK.getBytes(StandardCharsets.UTF_8)); marks.isValid(); marks.next()) {
                            String mark = new String(marks.key(), StandardCharsets.UTF_8);
                            if (!mark.startsWith(MARK)) {
                                break;
                            }
                            records.add(RecordKey.parse(mark.substring(MARK.length())));
                        }
                        marks.status();
                    }
                    return records;
                },
                () -> "the list of unfinished erasures");
    }

    private void eraseWaiting() {
        List<Erasure> batch = new ArrayList<>();
        for (Erasure next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            files.rewrite(
                    batch.stream().map(erasure -> erasure.record().stored()).toList(),
                    // A write that comes after what is erased, so that the log file in use is not empty.
                    () -> write(batch, (group, mark) -> group.put(Column.META, mark, new byte[0])));
            write(batch, (group, mark) -> group.delete(Column.META, mark));
            batch.forEach(erasure -> erasure.done().complete(null));
        } catch (RuntimeException e) {
            log.error("Removed records could not be erased; this is tried again when the store is opened", e);
            batch.forEach(erasure -> erasure.done().completeExceptionally(e));
        }
    }

    private void write(List<Erasure> batch, BiConsumer<WriteGroup, byte[]> change) {
        Writes.await(appender.submit(Writes.of(
                group -> batch.forEach(erasure -> change.accept(group, markOf(erasure.record()))))));
    }

    private static byte[] markOf(RecordKey record) {
        return (MARK + record.text()).getBytes(StandardCharsets.UTF_8);
    }

    /** Finishes what was begun; must come before the appender closes. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Erasure(RecordKey record, CompletableFuture<Void> done) {}
}
