package dev.samtykke.eventsourcing;

/**
 * The state of a stream and how far it was folded.
 *
 * @param sequence sequence number of the last event; -1 before the first one
 */
public record Versioned<S>(S state, long sequence) {

    /** Whether the stream has events. */
    public boolean exists() {
        return sequence >= 0;
    }
}
