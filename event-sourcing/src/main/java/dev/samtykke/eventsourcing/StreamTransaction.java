package dev.samtykke.eventsourcing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

import dev.samtykke.messages.Recorded;

/**
 * What one command reads and writes. Everything that it appends, to however many streams, is stored in one piece or not
 * at all; a stream that somebody else appended to in the meantime makes it fail with Axon's concurrency exception.
 *
 * <p>Bound to the current unit of work, used by one thread.
 */
public final class StreamTransaction {

    private final EventStreams streams;
    private final EventStore store;
    private final StreamStamp stamp;
    private final Clock clock;
    private final Supplier<String> ids;
    private final MetaData metaData;
    private final Map<String, Touched<?, ?>> touched = new LinkedHashMap<>();

    private StreamTransaction(
            EventStreams streams,
            EventStore store,
            StreamStamp stamp,
            Clock clock,
            Supplier<String> ids,
            MetaData metaData) {
        this.streams = streams;
        this.store = store;
        this.stamp = stamp;
        this.clock = clock;
        this.ids = ids;
        this.metaData = metaData;
    }

    static StreamTransaction begin(
            EventStreams streams,
            EventStore store,
            StreamStamp stamp,
            Clock clock,
            Supplier<String> ids,
            MetaData metaData) {
        StreamTransaction transaction = new StreamTransaction(streams, store, stamp, clock, ids, metaData);
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        unitOfWork.afterCommit(done -> transaction.touched.values().forEach(t -> t.publishTo(streams)));
        unitOfWork.onRollback(undone -> transaction.touched.keySet().forEach(streams::forget));
        return transaction;
    }

    /** The state of a stream as this transaction sees it: with what it has appended itself. */
    public <S, E> S state(StreamType<S, E> type, String id) {
        return touch(type, id).current.state();
    }

    /** Appends an event to a stream. */
    public <S, E, T extends E> Recorded<T> append(StreamType<S, E> type, String id, T event) {
        return append(type, id, event, ids.get());
    }

    /**
     * Appends an event under an id that follows from what led to it: the store takes no second event with that id, so
     * what happened once is recorded once.
     */
    public <S, E, T extends E> Recorded<T> append(StreamType<S, E> type, String id, T event, String eventId) {
        Touched<S, E> stream = touch(type, id);
        String streamId = type.streamId(id);
        // Milliseconds are what evidence states and what every store keeps.
        Recorded<T> recorded = new Recorded<>(
                event, eventId, stream.current.sequence() + 1, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        store.publish(new GenericDomainEventMessage<>(
                type.name(),
                streamId,
                recorded.sequence(),
                event,
                metaData.and(StreamStamp.KEY, stamp.of(type.name(), streamId)),
                recorded.eventId(),
                recorded.recordedAt()));
        stream.evolve(recorded);
        return recorded;
    }

    @SuppressWarnings("unchecked") // a stream's name determines its type, see StreamType.prefix
    private <S, E> Touched<S, E> touch(StreamType<S, E> type, String id) {
        return (Touched<S, E>)
                touched.computeIfAbsent(type.streamId(id), streamId -> new Touched<>(type, id, streams.load(type, id)));
    }

    private static final class Touched<S, E> {
        private final StreamType<S, E> type;
        private final String id;
        private final Versioned<S> before;
        private Versioned<S> current;

        Touched(StreamType<S, E> type, String id, Versioned<S> before) {
            this.type = type;
            this.id = id;
            this.before = before;
            this.current = before;
        }

        void evolve(Recorded<? extends E> recorded) {
            Recorded<E> widened =
                    new Recorded<>(recorded.event(), recorded.eventId(), recorded.sequence(), recorded.recordedAt());
            current = new Versioned<>(type.evolve().apply(current.state(), widened), recorded.sequence());
        }

        void publishTo(EventStreams streams) {
            if (current.sequence() > before.sequence()) {
                streams.committed(type, id, before, current);
            }
        }
    }
}
