package dev.samtykke.commanding.http;

import dev.samtykke.eventsourcing.EventPositions;

/** Looks up where a command's events came to stand. */
public final class Position {

    private Position() {}

    /**
     * The position of an event that was just appended.
     *
     * @throws IllegalStateException when there is no such event
     */
    public static long of(EventPositions positions, String eventId) {
        return positions
                .positionOf(eventId)
                .orElseThrow(() -> new IllegalStateException("Event " + eventId + " has no position"));
    }
}
