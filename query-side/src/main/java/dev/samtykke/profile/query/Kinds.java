package dev.samtykke.profile.query;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.samtykke.http.problem.InvalidRequest;
import dev.samtykke.source.InteractionKind;

/** How kinds of interactions are written in the API. */
final class Kinds {

    private Kinds() {}

    static @Nullable String name(@Nullable InteractionKind kind) {
        return kind == null ? null : kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind that a parameter names; null when there is no parameter.
     *
     * @throws InvalidRequest when it names none
     */
    static @Nullable InteractionKind parse(String field, @Nullable String name) {
        if (name == null) {
            return null;
        }
        for (InteractionKind kind : InteractionKind.values()) {
            if (name.equals(name(kind))) {
                return kind;
            }
        }
        throw new InvalidRequest(field, "unknown-value");
    }
}
