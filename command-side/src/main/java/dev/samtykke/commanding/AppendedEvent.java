package dev.samtykke.commanding;

import dev.samtykke.messages.Recorded;

/** An event that a command led to, as answers name it. */
public record AppendedEvent(String eventId, long sequence) {

    /** Names a recorded event. */
    public static AppendedEvent of(Recorded<?> recorded) {
        return new AppendedEvent(recorded.eventId(), recorded.sequence());
    }
}
