package dev.samtykke.projection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.eventsourcing.EventStreams;

/**
 * Keeps this process's folded streams as fresh as the history, whichever process writes it: what is answered from them,
 * such as a permission, turns with the event, not with a cache. Holds nothing itself.
 */
public final class StreamFollower implements AutoCloseable {

    /** The name under which a read of folded streams waits for them. */
    public static final String STREAMS = "streams";

    private static final Logger log = LoggerFactory.getLogger(StreamFollower.class);
    private static final int PATIENCE_MILLIS = 50;
    private static final int PAUSE_MILLIS = 1_000;

    private final EventStore store;
    private final EventStreams streams;
    private final Thread thread = new Thread(this::follow, "stream-follower");
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile long position = -1;
    private volatile boolean closed;

    /** Told of every event right after the folded streams can tell of it; must be quick. */
    @FunctionalInterface
    public interface Listener {

        /** @param position place of the event in the whole history */
        void observed(DomainEventMessage<?> event, long position);
    }

    public StreamFollower(EventStore store, EventStreams streams) {
        this.store = store;
        this.streams = streams;
    }

    /** Begins to follow the events that come from now on. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        @Nullable TrackingToken seen = begin();
        while (!closed) {
            try (BlockingStream<TrackedEventMessage<?>> events = store.openStream(seen)) {
                while (!closed) {
                    if (events.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                        TrackedEventMessage<?> message = events.nextAvailable();
                        observe(message);
                        seen = message.trackingToken();
                        position = positionOf(seen);
                    }
                }
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    private @Nullable TrackingToken begin() {
        while (!closed) {
            try {
                @Nullable TrackingToken head = store.createHeadToken();
                position = positionOf(head);
                return head;
            } catch (RuntimeException e) {
                failed(e);
            }
        }
        return null;
    }

    private void failed(RuntimeException e) {
        log.warn(
                "Following the events failed and is tried again: {}",
                e.getClass().getName());
        pause();
    }

    private void observe(TrackedEventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> event) {
            streams.observed(event.getAggregateIdentifier(), event.getSequenceNumber());
            long reached = positionOf(message.trackingToken());
            listeners.forEach(listener -> listener.observed(event, reached));
        }
    }

    /** Tells a listener of the events from now on. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** The position up to which folded streams have every event; -1 when there is none. */
    public long position() {
        return position;
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }

    /**
     * Waits until every folded stream has the events up to a position.
     *
     * @param max how long to wait at most
     * @return whether that happened in time
     */
    public boolean await(long wanted, Duration max) {
        return Waiting.until(max, () -> position >= wanted);
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
