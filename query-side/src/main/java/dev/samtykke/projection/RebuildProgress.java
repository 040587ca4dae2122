package dev.samtykke.projection;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild has got.
 *
 * @param version the version that is being built
 * @param position the position up to which it has every event; -1 when it has none
 * @param head the position of the last event of the history
 * @param percent how much of the history that is, 0 to 100
 * @param eventsPerSecond how fast it gets on; 0 when nothing was measured on this node
 * @param deadLetters how many streams it could not project
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RebuildProgress(
        String id,
        String projection,
        int version,
        State state,
        long position,
        long head,
        double percent,
        double eventsPerSecond,
        long deadLetters,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** What a rebuild is doing. */
    public enum State {
        /** It gets on. */
        BUILDING,
        /** It waits to try again after a failure. */
        FAILING,
        /** It has caught up, but with more dead letters than the version that is read; it goes on once they are gone. */
        HELD,
        /** What it built is read, or was until the next rebuild. */
        SWITCHED
    }
}
