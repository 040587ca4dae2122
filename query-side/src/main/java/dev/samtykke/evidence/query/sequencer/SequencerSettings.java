package dev.samtykke.evidence.query.sequencer;

import java.time.Duration;

/**
 * How the sequencer works.
 *
 * @param checkpointInterval the least time between two checkpoints under load; an event is covered after this and the
 *     time that making a checkpoint takes
 * @param batch how many events a checkpoint takes at the most while it catches up
 * @param tail how many of the last events are checked against the log before anything new is signed
 * @param patience how long another process may leave an event uncovered before this one takes over, and how long
 *     events that were logged may seem to be missing, as those of a store that is still starting may
 * @param retry how long to wait after storage failed
 */
public record SequencerSettings(Duration checkpointInterval, int batch, int tail, Duration patience, Duration retry) {

    private static final int BATCH = 20_000;
    private static final int TAIL = 1_000;

    /** The settings of the product, with this checkpoint interval. */
    public static SequencerSettings every(Duration checkpointInterval) {
        return new SequencerSettings(checkpointInterval, BATCH, TAIL, Duration.ofSeconds(3), Duration.ofSeconds(2));
    }
}
