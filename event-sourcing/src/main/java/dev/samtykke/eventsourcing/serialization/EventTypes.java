package dev.samtykke.eventsourcing.serialization;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.samtykke.messages.StoredAs;

/**
 * The explicit list of record classes that may be stored, by name and by class. Nothing is found by scanning: a class
 * that is not listed here cannot enter the history.
 */
public final class EventTypes {

    private final Map<String, StoredType> byName = new HashMap<>();
    private final Map<Class<?>, StoredType> byClass = new HashMap<>();

    private EventTypes() {}

    /**
     * These events, and these records of state in snapshots.
     *
     * @throws IllegalArgumentException when two classes have the same stored name, or one has no valid {@link StoredAs}
     */
    public static EventTypes of(
            Collection<? extends Class<? extends Record>> events,
            Collection<? extends Class<? extends Record>> states) {
        EventTypes types = new EventTypes();
        events.forEach(event -> types.add(StoredType.of(event, StoredType.Kind.EVENT)));
        states.forEach(state -> types.add(StoredType.of(state, StoredType.Kind.STATE)));
        return types;
    }

    /** All of them, in no order. */
    public Collection<StoredType> all() {
        return List.copyOf(byName.values());
    }

    /** The type of this stored name. */
    public Optional<StoredType> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The type of this class. */
    public Optional<StoredType> find(Class<?> recordClass) {
        return Optional.ofNullable(byClass.get(recordClass));
    }

    private void add(StoredType type) {
        StoredType other = byName.putIfAbsent(type.name(), type);
        if (other != null) {
            throw new IllegalArgumentException("Both " + type.recordClass().getName() + " and "
                    + other.recordClass().getName() + " are stored as " + type.name());
        }
        byClass.put(type.recordClass(), type);
    }
}
