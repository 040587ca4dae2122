package dev.samtykke.projection;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.StoredAs;

/** The stable names of event types. */
public final class StoredNames {

    private StoredNames() {}

    /** The stored name of an event type, such as {@code consent-granted}; empty for a type that has none. */
    public static Optional<String> of(Class<?> eventType) {
        @Nullable StoredAs stored = eventType.getAnnotation(StoredAs.class);
        return stored == null ? Optional.empty() : Optional.of(stored.name());
    }
}
