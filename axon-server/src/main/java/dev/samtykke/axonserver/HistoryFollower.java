package dev.samtykke.axonserver;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.eventsourcing.HistoryUnavailable;

/** Sees every event of the history in order, from one position on, and lets others wait until it has. */
final class HistoryFollower implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HistoryFollower.class);
    private static final int PATIENCE_MILLIS = 100;
    private static final int PAUSE_MILLIS = 500;

    /** Takes events in; called by one thread. */
    interface Observer {

        /** Whether another event is welcome at the moment. */
        boolean isReady();

        void observe(Event event, long position);
    }

    private final ServerConnection server;
    private final Observer observer;
    private final Thread thread = new Thread(this::follow, "history-follower");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private volatile long position;
    private volatile boolean closed;

    /** @param position of the last event that need not be seen */
    HistoryFollower(ServerConnection server, Observer observer, long position) {
        this.server = server;
        this.observer = observer;
        this.position = position;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void follow() {
        while (!closed) {
            try (EventStream events = server.openStream(position)) {
                read(events);
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) {
                log.warn(
                        "Following the history failed and is tried again: {}",
                        (e.getCause() == null ? e : e.getCause()).getClass().getName());
            }
            pause();
        }
    }

    private void read(EventStream events) throws InterruptedException {
        while (!closed) {
            if (!observer.isReady()) {
                TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
                continue;
            }
            @Nullable EventWithToken next = events.nextIfAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                accept(next);
            } else if (events.isClosed()) {
                throw HistoryUnavailable.unchanged(
                        events.getError().orElseGet(() -> new IllegalStateException("The server ended the stream")));
            }
        }
    }

    private void accept(EventWithToken next) {
        if (next.getToken() != position + 1) {
            throw HistoryUnavailable.unchanged(
                    new IllegalStateException("Position " + next.getToken() + " came after " + position));
        }
        observer.observe(next.getEvent(), next.getToken());
        lock.lock();
        try {
            position = next.getToken();
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        try {
            if (!closed) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** The position of the last event that was seen. */
    long position() {
        return position;
    }

    /** Waits until the event at a position was seen; false when it was not in that time. */
    boolean await(long wanted, Duration atMost) {
        if (position >= wanted) {
            return true;
        }
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (position < wanted && left > 0) {
                left = progress.awaitNanos(left);
            }
            return position >= wanted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
