package dev.samtykke.axonserver.routing;

import org.jspecify.annotations.Nullable;

/** A command was sent and what became of it was not told. */
final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unanswered(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
