package dev.samtykke.eventsourcing;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the state of a stream every so many events, so that reading it never folds more than that. Snapshots are a
 * shortcut and nothing more: they are written in the background, skipped when that is busy, and may be deleted.
 */
public final class SnapshotWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SnapshotWriter.class);

    private final EventStore store;
    private final int interval;
    private final ThreadPoolExecutor executor;

    /**
     * @param store takes the snapshots
     * @param interval events between two snapshots of a stream
     */
    public SnapshotWriter(EventStore store, int interval) {
        this.store = store;
        this.interval = interval;
        this.executor = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1_000),
                task -> new Thread(task, "snapshots"),
                new ThreadPoolExecutor.DiscardPolicy());
        executor.allowCoreThreadTimeOut(true);
    }

    <S, E> void afterCommit(StreamType<S, E> type, String id, Versioned<S> before, Versioned<S> after) {
        if ((before.sequence() + 1) / interval != (after.sequence() + 1) / interval) {
            executor.execute(() -> write(type, id, after));
        }
    }

    <S, E> void afterRead(StreamType<S, E> type, String id, Versioned<S> read, int folded) {
        if (folded > interval) {
            executor.execute(() -> write(type, id, read));
        }
    }

    private <S, E> void write(StreamType<S, E> type, String id, Versioned<S> versioned) {
        try {
            store.storeSnapshot(new GenericDomainEventMessage<>(
                    type.name(), type.streamId(id), versioned.sequence(), versioned.state()));
        } catch (RuntimeException e) {
            log.warn(
                    "A snapshot of a {} stream was not stored: {}",
                    type.name(),
                    e.getClass().getName());
        }
    }

    /** Lets the snapshots under way finish. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
