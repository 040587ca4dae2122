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

    private final BlockingStream<TrackedEventMessage<?>> source;
    private final BlockingQueue<TrackedEventMessage<?>> queue;
    private final Consumer<PumpedStream> onClose;
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
            while (!closed) {
                if (source.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    offer(source.nextAvailable());
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

    private void offer(TrackedEventMessage<?> event) throws InterruptedException {
        while (!closed && !queue.offer(event, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            wakeUp();
        }
        // Whoever takes an event looks for the next one, so only the first of a row has to be announced.
        if (queue.size() <= 1) {
            wakeUp();
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
