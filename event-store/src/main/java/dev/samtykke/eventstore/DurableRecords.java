package dev.samtykke.eventstore;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Small values by namespace and key that need the durability of events: encryption keys, sign-in keys, idempotency
 * records. They go through the same queue as events: <b>what was put before events were appended is on disk no later
 * than these events</b>, without waiting for the future of the put.
 *
 * <p>Namespaces match {@code [a-z0-9-]{1,64}}. Reads see what was put, whether it is on disk yet or not. The returned
 * futures complete when the change is on disk, on a thread that may block.
 */
public final class DurableRecords implements RecordStore {

    private final RecordTable table;
    private final Appender appender;
    private final Eraser eraser;
    private final Map<RecordKey, Pending> pending = new ConcurrentHashMap<>();

    DurableRecords(RecordTable table, Appender appender, Eraser eraser) {
        this.table = table;
        this.appender = appender;
        this.eraser = eraser;
    }

    /** Stores a value, or replaces it. */
    @Override
    public CompletableFuture<Void> put(String namespace, String key, byte[] value) {
        return change(new RecordKey(namespace, key), value.clone());
    }

    /** Stores a value unless there is one; of many callers at once, one stores and all get the same value. */
    public synchronized PutIfAbsent putIfAbsent(String namespace, String key, byte[] value) {
        RecordKey record = new RecordKey(namespace, key);
        Pending queued = pending.get(record);
        byte @Nullable [] present = current(record);
        if (present == null) {
            return new PutIfAbsent(value.clone(), true, change(record, value.clone()));
        }
        CompletableFuture<Void> durable =
                queued == null ? CompletableFuture.completedFuture(null) : offAppender(queued.durable());
        return new PutIfAbsent(present, false, durable);
    }

    /** The value that holds now. */
    public Optional<byte[]> get(String namespace, String key) {
        return Optional.ofNullable(current(new RecordKey(namespace, key)));
    }

    /** All values of a namespace by key, in the order of their keys. */
    public synchronized Map<String, byte[]> all(String namespace) {
        // Before the table is read: what is written meanwhile leaves the queue.
        Map<RecordKey, Pending> queued = new HashMap<>(pending);
        Map<String, byte[]> values = table.all(namespace);
        queued.forEach((record, change) -> {
            if (record.namespace().equals(namespace)) {
                byte @Nullable [] value = change.value();
                if (value == null) {
                    values.remove(record.key());
                } else {
                    values.put(record.key(), value.clone());
                }
            }
        });
        return values;
    }

    /** Takes each record of a namespace that is on disk, in the order of the keys, without holding them all in memory. */
    @Override
    public void forEachStored(String namespace, BiConsumer<String, byte[]> taker) {
        table.forEach(namespace, taker);
    }

    /** Takes a value away; its bytes may stay on disk for a while. */
    public CompletableFuture<Void> remove(String namespace, String key) {
        return change(new RecordKey(namespace, key), null);
    }

    /**
     * Takes a value away for good. When the future completes, the bytes of this value and of every earlier one under
     * the same key are in no file of the store's folder any more. Once the removal itself is on disk, a crash delays
     * this only until the store is opened again. Erasing costs a flush of the whole store, so many at once are taken
     * together.
     *
     * <p>What the file system and the medium do with the blocks of deleted files is beyond this promise.
     */
    public CompletableFuture<Void> destroy(String namespace, String key) {
        RecordKey record = new RecordKey(namespace, key);
        return change(record, null, group -> eraser.mark(group, record)).thenCompose(removed -> eraser.erase(record));
    }

    private CompletableFuture<Void> change(RecordKey record, byte @Nullable [] value) {
        return change(record, value, group -> {});
    }

    private synchronized CompletableFuture<Void> change(
            RecordKey record, byte @Nullable [] value, Consumer<WriteGroup> besides) {
        Write write = new RecordWrite(record, value, besides);
        appender.submit(write);
        // Only what is in the queue may be seen: an event that was written with a seen value must come after it.
        Pending change = new Pending(value, write.done());
        pending.put(record, change);
        write.done().whenComplete((done, failure) -> pending.remove(record, change));
        return offAppender(write.done());
    }

    /** What depends on the future must not run on the appender thread, where it could wait for itself. */
    private static CompletableFuture<Void> offAppender(CompletableFuture<Void> done) {
        return done.whenCompleteAsync((result, failure) -> {});
    }

    private byte @Nullable [] current(RecordKey record) {
        Pending change = pending.get(record);
        if (change != null) {
            byte @Nullable [] value = change.value();
            return value == null ? null : value.clone();
        }
        return table.get(record);
    }

    /**
     * The outcome of {@link #putIfAbsent}.
     *
     * @param value the value that holds now
     * @param stored whether it is the caller's
     * @param durable completes when that value is on disk
     */
    public record PutIfAbsent(byte[] value, boolean stored, CompletableFuture<Void> durable) {}

    /** A change that waits in the queue; a null value is a removal. */
    private record Pending(byte @Nullable [] value, CompletableFuture<Void> durable) {}

    private static final class RecordWrite extends Write {

        private final byte[] key;
        private final byte @Nullable [] sealed;
        private final Consumer<WriteGroup> besides;

        RecordWrite(RecordKey record, byte @Nullable [] value, Consumer<WriteGroup> besides) {
            this.key = record.stored();
            this.sealed = value == null ? null : Sealed.seal(key, value);
            this.besides = besides;
        }

        @Override
        void stage(WriteGroup group) {
            if (sealed == null) {
                group.delete(Column.RECORDS, key);
            } else {
                group.put(Column.RECORDS, key, sealed);
            }
            besides.accept(group);
        }

        @Override
        int weight() {
            return sealed == null ? 0 : sealed.length;
        }
    }
}
