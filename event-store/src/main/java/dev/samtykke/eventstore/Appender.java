package dev.samtykke.eventstore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes what waits in the queue, in order, stages it as one group, writes and syncs the
 * group, and then completes its futures. An error of the disk stops it for good.
 */
final class Appender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Appender.class);
    private static final int QUEUE_LIMIT = 65_536;
    private static final int GROUP_WRITES = 4_096;
    private static final int GROUP_OCTETS = 8 << 20;

    private final Database database;
    private final Head head;
    private final GroupWriter writer;
    private final BlockingQueue<Write> queue = new LinkedBlockingQueue<>(QUEUE_LIMIT);
    private final Write lastWrite = Writes.of(group -> {});
    private final Thread thread = new Thread(this::run, "event-store-appender");
    private volatile @Nullable StoreStoppedException stopped;

    Appender(Database database, Head head, GroupWriter writer) {
        this.database = database;
        this.head = head;
        this.writer = writer;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Puts a write at the end of the queue; blocks while the queue is full. */
    CompletableFuture<Void> submit(Write write) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("The appender thread must not wait for itself");
        }
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(write);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (stopped != null) {
            refuseQueue();
        }
        return write.done();
    }

    boolean takesWrites() {
        return stopped == null;
    }

    private void run() {
        try (WriteGroup group = new WriteGroup(database)) {
            List<Write> writes = new ArrayList<>();
            while (stopped == null) {
                takeGroup(writes);
                process(group, writes);
                if (writes.contains(lastWrite)) {
                    stop(new StoreStoppedException("The event store in " + database.folder() + " is closed", null));
                }
                writes.clear();
            }
        } catch (InterruptedException e) {
            stop(new StoreStoppedException("The appender of " + database.folder() + " was interrupted", e));
        }
        refuseQueue();
    }

    private void takeGroup(List<Write> writes) throws InterruptedException {
        int octets = 0;
        Write next = queue.take();
        while (next != null) {
            writes.add(next);
            octets += next.weight();
            boolean full = writes.size() >= GROUP_WRITES || octets >= GROUP_OCTETS;
            next = full ? null : queue.poll();
        }
    }

    private void process(WriteGroup group, List<Write> writes) {
        Map<Write, DuplicateEventException> rejected = new LinkedHashMap<>();
        try {
            group.begin(head.position() + 1);
            for (Write write : writes) {
                stage(write, group, rejected);
            }
            writer.write(group);
        } catch (RocksDBException | RuntimeException e) {
            log.error("A write to the event store in {} failed; it takes no more writes", database.folder(), e);
            String message = "The event store in " + database.folder()
                    + " stopped after a failed write and takes no more until it is opened again";
            stop(new StoreStoppedException(message, e));
            StoreStoppedException unknown = new StoreStoppedException(message, e, true);
            writes.forEach(write -> write.done().completeExceptionally(unknown));
            return;
        }
        complete(group, writes, rejected);
    }

    private static void stage(Write write, WriteGroup group, Map<Write, DuplicateEventException> rejected) {
        try {
            write.stage(group);
        } catch (DuplicateEventException e) {
            rejected.put(write, e);
        }
    }

    /** Rejections wait for the sync too: what they collided with may be in the same group. */
    private void complete(WriteGroup group, List<Write> writes, Map<Write, DuplicateEventException> rejected) {
        for (Write write : writes) {
            if (!rejected.containsKey(write)) {
                write.durable();
            }
        }
        head.advanceTo(group.lastPosition());
        for (Write write : writes) {
            DuplicateEventException rejection = rejected.get(write);
            if (rejection == null) {
                write.done().complete(null);
            } else {
                write.done().completeExceptionally(rejection);
            }
        }
    }

    private void stop(StoreStoppedException reason) {
        stopped = reason;
    }

    private void refuseQueue() {
        StoreStoppedException reason = stopped;
        if (reason == null) {
            return;
        }
        for (Write write = queue.poll(); write != null; write = queue.poll()) {
            write.done().completeExceptionally(reason);
        }
    }

    /** Writes what is in the queue, then ends. */
    @Override
    public void close() {
        submit(lastWrite);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How a group gets to the disk. */
    interface GroupWriter {
        void write(WriteGroup group) throws RocksDBException;
    }
}
