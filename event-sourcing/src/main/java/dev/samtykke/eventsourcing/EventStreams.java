package dev.samtykke.eventsourcing;

import java.util.function.Consumer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

import dev.samtykke.messages.Recorded;

/**
 * Streams folded to their current state.
 *
 * <p>States are immutable and kept in a bounded cache that any thread may read. A process that is the only writer of
 * its store always sees the latest state: committed transactions renew the cache before their command is answered.
 * Where other processes write too, a cached state may lag until its event is {@linkplain #observed observed}; a command
 * decided on it then fails on the stream's sequence numbers and is tried again on the state from the store.
 *
 * <p>Thread safe.
 */
public final class EventStreams {

    private final EventStore store;
    private final Cache<String, Versioned<?>> cache;
    private final SnapshotWriter snapshots;

    /**
     * @param store where the events are
     * @param snapshots keeps the reading of long streams short
     * @param cachedStreams how many streams are kept in memory at the most
     */
    public EventStreams(EventStore store, SnapshotWriter snapshots, long cachedStreams) {
        this.store = store;
        this.snapshots = snapshots;
        this.cache = Caffeine.newBuilder().maximumSize(cachedStreams).build();
    }

    /** The current state of a stream; its initial state when it has no events. */
    @SuppressWarnings("unchecked") // a stream's name determines its type, see StreamType.prefix
    public <S, E> Versioned<S> load(StreamType<S, E> type, String id) {
        Versioned<?> known = cache.get(type.streamId(id), streamId -> {
            Versioned<S> read = read(type, id);
            return read.exists() ? read : null; // unknown ids must not push known ones out
        });
        return known == null ? new Versioned<>(type.initial().apply(id), -1) : (Versioned<S>) known;
    }

    /** The current state, without its version. */
    public <S, E> S state(StreamType<S, E> type, String id) {
        return load(type, id).state();
    }

    /** Every event of a stream in order, from the first one on, whatever snapshots exist. */
    public <S, E> void forEach(StreamType<S, E> type, String id, Consumer<Recorded<E>> consumer) {
        DomainEventStream events = store.readEvents(type.streamId(id), 0);
        while (events.hasNext()) {
            consumer.accept(recorded(type, events.next()));
        }
    }

    private <S, E> Versioned<S> read(StreamType<S, E> type, String id) {
        DomainEventStream events = store.readEvents(type.streamId(id));
        S state = type.initial().apply(id);
        long sequence = -1;
        int folded = 0;
        while (events.hasNext()) {
            DomainEventMessage<?> message = events.next();
            if (type.stateType().isInstance(message.getPayload())) {
                state = type.stateType().cast(message.getPayload());
            } else {
                state = type.evolve().apply(state, recorded(type, message));
                folded++;
            }
            sequence = message.getSequenceNumber();
        }
        Versioned<S> read = new Versioned<>(state, sequence);
        snapshots.afterRead(type, id, read, folded);
        return read;
    }

    private static <S, E> Recorded<E> recorded(StreamType<S, E> type, DomainEventMessage<?> message) {
        Object payload = message.getPayload();
        if (!type.eventType().isInstance(payload)) {
            // Folding past it would answer from half a history.
            throw new UnknownEventException(message.getAggregateIdentifier(), message.getSequenceNumber());
        }
        return new Recorded<>(
                type.eventType().cast(payload),
                message.getIdentifier(),
                message.getSequenceNumber(),
                message.getTimestamp());
    }

    /**
     * Takes note that a stream has an event with that sequence number, which another process may have appended: a
     * cached state without it is read anew when it is next asked for. A reading under way, which may have passed the
     * end of the stream just before the event came, is waited for and looked at too: {@code computeIfPresent} would take
     * such a stream for absent.
     */
    public void observed(String streamId, long sequence) {
        cache.asMap().compute(streamId, (id, known) -> known == null || known.sequence() < sequence ? null : known);
    }

    <S, E> void committed(StreamType<S, E> type, String id, Versioned<S> before, Versioned<S> after) {
        cache.asMap().merge(type.streamId(id), after, (old, next) -> old.sequence() > next.sequence() ? old : next);
        snapshots.afterCommit(type, id, before, after);
    }

    void forget(String streamId) {
        cache.invalidate(streamId);
    }
}
