package dev.samtykke.eventsourcing;

import java.time.Clock;
import java.util.function.Supplier;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/** Begins the transaction of a command; to be called inside a command handler, in its unit of work. */
public final class StreamTransactions {

    private final EventStreams streams;
    private final EventStore store;
    private final StreamStamp stamp;
    private final Clock clock;
    private final Supplier<String> ids;

    /**
     * @param clock tells when events are recorded
     * @param ids gives event ids, unique in the whole history
     */
    public StreamTransactions(
            EventStreams streams, EventStore store, StreamStamp stamp, Clock clock, Supplier<String> ids) {
        this.streams = streams;
        this.store = store;
        this.stamp = stamp;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Begins a transaction.
     *
     * @param metaData what every event of it carries, such as who asked for it
     */
    public StreamTransaction begin(MetaData metaData) {
        return StreamTransaction.begin(streams, store, stamp, clock, ids, metaData);
    }
}
