package dev.samtykke.eventsourcing;

import java.util.OptionalLong;

/** Where events stand in the one order of the whole history: gapless positions from 0, in the order of commits. */
public interface EventPositions {

    /** The position of a stored event; empty when there is no such event. */
    OptionalLong positionOf(String eventId);

    /** The position of the last event; -1 when there is none. */
    long head();
}
