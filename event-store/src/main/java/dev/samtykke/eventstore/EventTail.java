package dev.samtykke.eventstore;

import java.time.Duration;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Events from a position on, read in batches; at the end it waits for the next one, for a bounded time. */
final class EventTail extends Spliterators.AbstractSpliterator<EventView> {

    private final EventReader reader;
    private final Head head;
    private final int batchSize;
    private final Duration wait;
    private Iterator<EventView> batch = java.util.Collections.emptyIterator();
    private long next;
    private volatile boolean closed;

    private EventTail(EventReader reader, Head head, long first, int batchSize, Duration wait) {
        super(Long.MAX_VALUE, NONNULL | ORDERED | DISTINCT);
        this.reader = reader;
        this.head = head;
        this.next = first;
        this.batchSize = batchSize;
        this.wait = wait;
    }

    /** Closing the stream, from any thread, ends the waiting at once. */
    static Stream<EventView> stream(EventReader reader, Head head, long first, int batchSize, Duration wait) {
        EventTail tail = new EventTail(reader, head, first, batchSize, wait);
        return StreamSupport.stream(tail, false).onClose(tail::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super EventView> action) {
        if (!batch.hasNext()) {
            if (closed || !head.awaitAfter(next - 1, wait, () -> closed)) {
                return false;
            }
            batch = reader.range(next, Math.min(next + batchSize, head.position() + 1))
                    .iterator();
        }
        action.accept(batch.next());
        next++;
        return true;
    }

    private void close() {
        closed = true;
        head.wake();
    }
}
