package dev.samtykke.identity;

import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.Recorded;
import dev.samtykke.messages.StoredAs;

/**
 * Where a merge of two customers stands.
 *
 * @param survivor null before the first event
 * @param absorbed null before the first event
 */
@StoredAs(name = "merge-state")
public record MergeState(
        String mergeId,
        Stage stage,
        @Nullable String survivor,
        @Nullable String absorbed) {

    /** How far it has got. */
    public enum Stage {
        UNKNOWN,
        PROPOSED,
        REJECTED,
        CARRIED_OUT,
        UNDONE
    }

    /** The state before the first event. */
    public static MergeState unknown(String mergeId) {
        return new MergeState(mergeId, Stage.UNKNOWN, null, null);
    }

    /** The state after one more event. */
    public MergeState evolve(Recorded<MergeEvent> recorded) {
        MergeEvent event = recorded.event();
        if (event instanceof MergeProposed proposed) {
            return new MergeState(mergeId, Stage.PROPOSED, proposed.survivor(), proposed.absorbed());
        }
        if (event instanceof MergeCarriedOut done) {
            return new MergeState(mergeId, Stage.CARRIED_OUT, done.survivor(), done.absorbed());
        }
        return new MergeState(
                mergeId, event instanceof MergeUndone ? Stage.UNDONE : Stage.REJECTED, survivor, absorbed);
    }
}
