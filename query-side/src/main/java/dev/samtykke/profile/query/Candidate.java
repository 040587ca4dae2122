package dev.samtykke.profile.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.samtykke.profile.Collected;
import dev.samtykke.profile.CollectedItem;

/**
 * A value that an attribute may have, without the value: that stays in the event.
 *
 * @param epoch how many merges and splits the stream had before it
 * @param sequence of the event in its stream
 * @param position of the event in the whole history
 * @param occurredAt when it was collected, as far as the source knows
 * @param trust of the source, from 0 to 100
 * @param category its data category
 * @param purposes what it was kept for
 * @param identifier key of the identifier that led to the person, if one did
 */
public record Candidate(
        int epoch,
        long sequence,
        long position,
        Instant occurredAt,
        int trust,
        String category,
        Set<String> purposes,
        @Nullable String identifier) {

    /** The best one first: the most trusted source, then the latest time, then the latest event. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::trust)
            .thenComparing(Candidate::occurredAt)
            .thenComparingLong(Candidate::position)
            .reversed();

    static Candidate of(Collected call, CollectedItem item, int epoch, long sequence, long position) {
        return new Candidate(
                epoch,
                sequence,
                position,
                call.occurredAt(),
                call.trust(),
                item.category(),
                item.purposes(),
                call.identifier());
    }

    /** With one more, and without those that it makes superfluous. */
    static List<Candidate> plus(List<Candidate> before, Candidate more) {
        if (before.stream().anyMatch(known -> known.dominates(more))) {
            return before;
        }
        return Stream.concat(before.stream().filter(known -> !more.dominates(known)), Stream.of(more))
                .toList();
    }

    /**
     * Whether this one stands before the other one for every purpose, whatever merges and splits are still to come: both
     * came by the same identifier, and no merge or split lies between them.
     */
    private boolean dominates(Candidate other) {
        return epoch == other.epoch
                && Objects.equals(identifier, other.identifier)
                && category.equals(other.category)
                && purposes.containsAll(other.purposes)
                && BEST_FIRST.compare(this, other) <= 0;
    }
}
