package dev.samtykke.projection;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** A stream that is read by a thread of its own into a bounded queue. */
final class PumpedStream implements BlockingStream<TrackedEventMessage<?>> {

    /** How long the pump waits for an event, or for room, before it looks whether it was closed. */
    private static final int PATIENCE_MILLIS = 50;

    /** The least time between two announcements of events that come one by one. */
    private static final int GATHER_MILLIS = 50;

    private final BlockingStream<TrackedEventMessage<?>> source;
    private final BlockingQueue<TrackedEventMessage<?>> queue;
    private final Consumer<PumpedStream> onClose;
    private long lastAnnounced = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS); // the pump's own
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;
    private volatile Runnable onAvailable = () -> {};

    PumpedStream(BlockingStream<TrackedEventMessage<?>> source, int readAhead, Consumer<PumpedStream> onClose) {
        this.source = source;
        this.queue = new LinkedBlockingQueue<>(readAhead);
        this.onClose = onClose;
    }

    /** Reads until the stream is closed or its source fails; then closes the source. */
    void pump() {
        try (source) {
            boolean announced = true;
            while (!closed) {
                if (source.hasNextAvailable(announced ? PATIENCE_MILLIS : 0, TimeUnit.MILLISECONDS)) {
                    if (announced) {
                        gather();
                    }
                    offer(source.nextAvailable());
                    announced = false;
                } else if (!announced) {
                    announce();
                    announced = true;
                }
            }
        } catch (RuntimeException e) {
            failure = e; // the processor finds it when it asks for the next event
            wakeUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new Unavailable("Reading events was interrupted", e);
            wakeUp();
        }
    }

    /**
     * Under load events wait for each other, so that one batch is for all of them: a batch costs three requests to the
     * database however few events are in it. After a pause the first one does not wait.
     */
    private void gather() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(lastAnnounced + TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS) - System.nanoTime());
    }

    private void announce() {
        lastAnnounced = System.nanoTime();
        wakeUp();
    }

    private void offer(TrackedEventMessage<?> event) throws InterruptedException {
        boolean taken = queue.offer(event);
        while (!closed && !taken) {
            announce();
            taken = queue.offer(event, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void wakeUp() {
        onAvailable.run();
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return Optional.ofNullable(queue.peek());
    }

    @Override
    public boolean hasNextAvailable() {
        return hasNextAvailable(0, TimeUnit.MILLISECONDS);
    }

    /** Never waits: the processor is called back. */
    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) {
        if (!queue.isEmpty()) {
            return true;
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
        return false;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return queue.take();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        if (!queue.isEmpty()) {
            callback.run();
        }
        return true;
    }

    @Override
    public void close() {
        closed = true;
        onClose.accept(this);
    }
}
