package dev.samtykke.profile;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.SplitFrom;

/**
 * One event of a customer's stream by which data changes hands: a merge or its undoing, as either side tells it.
 *
 * @param kind what happened
 * @param position where the event stands in the one order of the whole history
 * @param mergeId which merge
 * @param other the customer on the other side
 * @param lost purposes that the items which this customer had before lose; only when it absorbed the other one
 * @param othersLost purposes that the other customer's items lose, likewise
 */
public record IdentityStep(
        Kind kind, long position, String mergeId, String other, Set<String> lost, Set<String> othersLost) {

    /** What can happen. */
    public enum Kind {
        /** This customer absorbed the other one. */
        ABSORBED,
        /** That was undone. */
        RELEASED,
        /** The other customer absorbed this one. */
        MERGED_INTO,
        /** That was undone. */
        SPLIT_FROM
    }

    public IdentityStep {
        lost = Collections.unmodifiableSet(new TreeSet<>(lost));
        othersLost = Collections.unmodifiableSet(new TreeSet<>(othersLost));
    }

    /** The step that an event is; empty for all other events. */
    public static Optional<IdentityStep> of(CustomerEvent event, long position) {
        if (event instanceof IdentityMerged merged) {
            Narrowing narrowing = merged.narrowing();
            return Optional.of(new IdentityStep(
                    Kind.ABSORBED,
                    position,
                    merged.mergeId(),
                    merged.absorbed(),
                    narrowing.survivor(),
                    narrowing.absorbed()));
        }
        if (event instanceof IdentitySplit split) {
            return Optional.of(plain(Kind.RELEASED, position, split.mergeId(), split.restored()));
        }
        if (event instanceof MergedInto into) {
            return Optional.of(plain(Kind.MERGED_INTO, position, into.mergeId(), into.survivor()));
        }
        if (event instanceof SplitFrom split) {
            return Optional.of(plain(Kind.SPLIT_FROM, position, split.mergeId(), split.survivor()));
        }
        return Optional.empty();
    }

    private static IdentityStep plain(Kind kind, long position, String mergeId, String other) {
        return new IdentityStep(kind, position, mergeId, other, Set.of(), Set.of());
    }

    boolean is(Kind wanted, String merge) {
        return kind == wanted && mergeId.equals(merge);
    }
}
