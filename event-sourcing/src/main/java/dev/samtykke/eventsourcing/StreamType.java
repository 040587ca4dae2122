package dev.samtykke.eventsourcing;

import java.util.function.BiFunction;
import java.util.function.Function;

import dev.samtykke.messages.Recorded;

/**
 * A kind of event stream: how its streams are named, and how their events are folded to state.
 *
 * @param name aggregate type of the stored events; a contract with every stored history
 * @param prefix what stands before an id in the name of its stream: the store tells streams apart by name alone, so two
 *     kinds must not share names
 * @param eventType the sealed type of its events
 * @param stateType the type of its state, which snapshots hold
 * @param initial the state of an id before the first event
 * @param evolve the state after one more event
 */
public record StreamType<S, E>(
        String name,
        String prefix,
        Class<E> eventType,
        Class<S> stateType,
        Function<String, S> initial,
        BiFunction<S, Recorded<E>, S> evolve) {

    /** The name of the stream of {@code id}. */
    public String streamId(String id) {
        return prefix + id;
    }
}
