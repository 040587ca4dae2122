package dev.samtykke.projection;

import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

import dev.samtykke.eventsourcing.StreamType;
import dev.samtykke.messages.Recorded;

/**
 * Folds the streams of one type as their events come in, so that a document can be written from the whole state without
 * being read back. Recently touched states are kept; others are folded again from the store. Thread safe.
 */
final class StreamFold<S, E> {

    private final StreamType<S, E> type;
    private final EventStore store;
    private final Cache<String, Folded<S>> recent;

    StreamFold(StreamType<S, E> type, EventStore store, long remembered) {
        this.type = type;
        this.store = store;
        this.recent = Caffeine.newBuilder().maximumSize(remembered).build();
    }

    /**
     * A stream up to one of its events.
     *
     * @param sequence number of the last event in it
     * @param changed number of the last event that made another state of it; the first event always does
     */
    record Folded<S>(S state, long sequence, long changed) {

        Folded<S> then(S next, long number) {
            return new Folded<>(next, number, next == state && sequence >= 0 ? changed : number);
        }
    }

    /** The state with at least this event. */
    Folded<S> including(DomainEventMessage<?> event) {
        String stream = event.getAggregateIdentifier();
        @Nullable Folded<S> known = recent.getIfPresent(stream);
        if (known != null && known.sequence() >= event.getSequenceNumber()) {
            return known;
        }
        Folded<S> from = known == null ? initial(stream) : known;
        Folded<S> state = from.sequence() + 1 == event.getSequenceNumber() ? after(from, event) : read(event, from);
        recent.put(stream, state);
        return state;
    }

    /** The state with every event that the stream has by now, at least this one. */
    Folded<S> latest(DomainEventMessage<?> event) {
        return read(event, initial(event.getAggregateIdentifier()));
    }

    private Folded<S> initial(String stream) {
        return new Folded<>(type.initial().apply(stream.substring(type.prefix().length())), -1, -1);
    }

    private Folded<S> read(DomainEventMessage<?> event, Folded<S> from) {
        String stream = event.getAggregateIdentifier();
        DomainEventStream events = reaching(stream, () -> store.readEvents(stream, from.sequence() + 1));
        Folded<S> state = from;
        while (reaching(stream, events::hasNext)) {
            DomainEventMessage<?> next = reaching(stream, events::next);
            try {
                state = after(state, next);
            } catch (RuntimeException e) {
                if (state.sequence() < event.getSequenceNumber()) {
                    throw e;
                }
                return state; // that later event will become a dead letter when its turn comes
            }
        }
        if (state.sequence() < event.getSequenceNumber()) {
            throw new Unavailable("Stream " + stream + " is behind its own events");
        }
        return state;
    }

    /** Tells a store that is out of reach from an event that cannot be understood. */
    private static <T> T reaching(String stream, Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException e) {
            throw new Unavailable("Stream " + stream + " cannot be read", e);
        }
    }

    private Folded<S> after(Folded<S> before, DomainEventMessage<?> message) {
        Recorded<E> recorded = new Recorded<>(
                type.eventType().cast(message.getPayload()),
                message.getIdentifier(),
                message.getSequenceNumber(),
                message.getTimestamp());
        return before.then(type.evolve().apply(before.state(), recorded), message.getSequenceNumber());
    }
}
