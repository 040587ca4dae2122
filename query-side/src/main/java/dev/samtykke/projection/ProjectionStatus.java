package dev.samtykke.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a projection is doing.
 *
 * @param shape shape of its documents in this version of the product
 * @param liveVersion the version that is read; null before the first one was built
 * @param position the position up to which it has every event; -1 when it has none
 * @param head the position of the last event of the history
 * @param lag how many events it is behind
 * @param deadLetters how many streams are set aside
 * @param rebuild id of the rebuild under way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectionStatus(
        String name,
        State state,
        int shape,
        @Nullable Integer liveVersion,
        long position,
        long head,
        long lag,
        long deadLetters,
        @Nullable String rebuild) {

    /** What a projection is doing. */
    public enum State {
        /** There is no version yet that this version of the product can read. */
        BUILDING,
        /** It follows the events. */
        RUNNING,
        /** It waits to try again after a failure. */
        FAILING
    }
}
