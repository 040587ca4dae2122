package dev.samtykke.evidence.query;

import java.time.Duration;
import java.util.stream.Stream;

/** Port to the stored events in their one order. Safe for many threads. */
public interface StoredEvents {

    /** The position of the last stored event; -1 when there is none. */
    long head();

    /**
     * The events of a range of positions in order, read lazily. The range ends at the head if it reaches beyond. To be
     * closed by the caller.
     *
     * @throws StoredEventDamaged from the stream, when it comes to an event whose bytes are not those that were stored
     */
    Stream<RawEvent> read(long from, long toExclusive);

    /**
     * Waits until an event after the given position is stored.
     *
     * @return false if none came in that time
     */
    boolean awaitEventAfter(long position, Duration atMost);
}
