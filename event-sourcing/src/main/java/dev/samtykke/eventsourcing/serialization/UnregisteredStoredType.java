package dev.samtykke.eventsourcing.serialization;

/** A record that declares a stored name is missing in {@link EventTypes}. */
public final class UnregisteredStoredType extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnregisteredStoredType(Class<?> type) {
        super(type.getName() + " declares a stored name but is not registered, so it would be unreadable later");
    }
}
