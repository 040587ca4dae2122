package dev.samtykke.customer.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.messages.Recorded;

/** The merges that a customer consists of, and those that were undone, in the order in which they were recorded. */
record MergeAnswers(List<MergeAnswer> merges, List<SplitAnswer> splits) {

    static MergeAnswers of(MergedCustomer customer, CustomerDetails details) {
        List<MergeAnswer> merges = new ArrayList<>();
        customer.everyone()
                .forEach(survivor -> survivor.absorbed()
                        .forEach((mergeId, absorbed) -> details.merge(mergeId)
                                .map(recorded -> new MergeAnswer(
                                        mergeId,
                                        survivor.customerId(),
                                        absorbed,
                                        recorded.recordedAt(),
                                        recorded.eventId()))
                                .ifPresent(merges::add)));
        merges.sort(Comparator.comparing(MergeAnswer::recordedAt).thenComparing(MergeAnswer::mergeId));
        return new MergeAnswers(
                List.copyOf(merges),
                details.splits().stream()
                        .map(SplitAnswer::of)
                        .sorted(Comparator.comparing(SplitAnswer::recordedAt).thenComparing(SplitAnswer::mergeId))
                        .toList());
    }

    /** A merge that holds. */
    record MergeAnswer(
            @Schema(description = "Names the merge, for a split")
            String mergeId,

            @Schema(description = "The customer that remained")
            String survivor,

            @Schema(description = "The customer that ended") String absorbed,

            Instant recordedAt,
            String eventId) {}

    /** A merge that was undone. */
    record SplitAnswer(
            @Schema(description = "The merge that was undone")
            String mergeId,

            String survivor,

            @Schema(description = "The customer that stands by itself again")
            String restored,

            Instant recordedAt,
            String eventId) {

        private static SplitAnswer of(Recorded<CustomerEvent> recorded) {
            IdentitySplit split = (IdentitySplit) recorded.event();
            return new SplitAnswer(
                    split.mergeId(), split.customerId(), split.restored(), recorded.recordedAt(), recorded.eventId());
        }
    }
}
