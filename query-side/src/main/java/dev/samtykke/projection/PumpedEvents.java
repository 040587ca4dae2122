package dev.samtykke.projection;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads ahead of an event processor and wakes it up. A pooled processor polls a stream that cannot call back only twice
 * a second, and the embedded event store's streams cannot; that would be how late every projection is.
 */
final class PumpedEvents implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final ThreadFactory threads;
    private final int readAhead;
    private final Set<PumpedStream> open = ConcurrentHashMap.newKeySet();

    /** @param readAhead how many events a stream reads ahead at the most */
    PumpedEvents(StreamableMessageSource<TrackedEventMessage<?>> source, ThreadFactory threads, int readAhead) {
        this.source = source;
        this.threads = threads;
        this.readAhead = readAhead;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        PumpedStream stream = new PumpedStream(source.openStream(token), readAhead, open::remove);
        open.add(stream);
        threads.newThread(stream::pump).start();
        return stream;
    }

    /** Lets the processor look for events now, rather than when it next would. */
    void wakeUp() {
        open.forEach(PumpedStream::wakeUp);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return source.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return source.createHeadToken();
    }
}
