package dev.samtykke.ingestion.command;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The ids of the events that one call leads to. The first one tells that the call was taken in, so it follows from the
 * call, whatever event it is.
 */
final class EventIds {

    private final Iterator<String> derived;

    /** @param message hash of the call */
    EventIds(String message) {
        this.derived = List.of(MessageId.eventId(message), MessageId.secondEventId(message))
                .iterator();
    }

    /** The next one; empty when any will do. */
    Optional<String> next() {
        return derived.hasNext() ? Optional.of(derived.next()) : Optional.empty();
    }
}
