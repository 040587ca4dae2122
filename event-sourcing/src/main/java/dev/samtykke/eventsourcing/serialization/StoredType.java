package dev.samtykke.eventsourcing.serialization;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.personaldata.sealing.RecordShape;

/**
 * A record class and the name and revision under which it is stored.
 *
 * @param kind what it is stored as
 */
public record StoredType(String name, int revision, Class<? extends Record> recordClass, Kind kind) {

    /** An event has a commitment for the evidence log, state in a snapshot has none. */
    public enum Kind {
        EVENT,
        STATE
    }

    /**
     * The type that the class declares by {@link StoredAs}.
     *
     * @throws IllegalArgumentException when it declares none, or no valid one
     * @throws dev.samtykke.personaldata.sealing.PayloadRefused when {@link RecordShape} refuses the class
     */
    static StoredType of(Class<? extends Record> recordClass, Kind kind) {
        StoredAs storedAs = recordClass.getAnnotation(StoredAs.class);
        if (storedAs == null) {
            throw new IllegalArgumentException(recordClass.getName() + " has no @StoredAs");
        }
        if (!storedAs.name().matches("[a-z][a-z0-9-]{0,63}") || storedAs.revision() < 1) {
            throw new IllegalArgumentException(
                    recordClass.getName() + " needs a slug for a name and a revision from 1");
        }
        RecordShape.of(recordClass);
        return new StoredType(storedAs.name(), storedAs.revision(), recordClass, kind);
    }

    SerializedType serializedType() {
        return new SimpleSerializedType(name, String.valueOf(revision));
    }
}
