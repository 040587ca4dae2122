package dev.samtykke.evidence.query.sequencer;

import org.jspecify.annotations.Nullable;

/**
 * What the sequencer of this process is doing.
 *
 * @param size how many events are in the log, as far as it knows
 * @param reason why it is not running, without any value of an event; null when there is nothing to say
 */
public record SequencerStatus(
        State state, long size, @Nullable String reason) {

    /** What it is doing. */
    public enum State {
        /** It opens the log and looks at its end. */
        STARTING,
        /** It follows the events. */
        RUNNING,
        /** Another process does, and this one would take over. */
        STANDBY,
        /** Storage failed; it tries again. */
        RETRYING,
        /** What is stored contradicts what was logged. It signs nothing more until a person has found out why. */
        STOPPED,
        /** This process is ending, or is not meant to sequence. */
        OFF
    }

    static SequencerStatus of(State state, long size) {
        return new SequencerStatus(state, size, null);
    }
}
