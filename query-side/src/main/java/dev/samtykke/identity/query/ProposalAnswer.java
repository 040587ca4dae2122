package dev.samtykke.identity.query;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.identity.query.MergeRecord.Happened;

/** A proposed merge. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalAnswer(
        @Schema(description = "Names the merge, for a review or a split")
        String mergeId,

        State state,

        @Schema(description = "The customer that would remain, or did")
        String survivor,

        @Schema(description = "The customer that would end, or did")
        String absorbed,

        @Schema(description = "Why the rules did not merge them by themselves", example = "needs-review") @Nullable String rule,

        Happened proposed,

        @Schema(description = "When it was accepted or rejected; left out while it is open") @Nullable Happened reviewed,

        @Schema(description = "When the merge was undone; left out when it was not") @Nullable Happened undone) {

    /** What became of it. */
    enum State {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("rejected")
        REJECTED
    }

    /** @param merge one that was proposed */
    static ProposalAnswer of(MergeRecord merge) {
        return new ProposalAnswer(
                merge.mergeId(),
                state(merge),
                Objects.requireNonNull(merge.survivor()),
                Objects.requireNonNull(merge.absorbed()),
                merge.rule(),
                Objects.requireNonNull(merge.proposed()),
                merge.carriedOut() == null ? merge.rejected() : merge.carriedOut(),
                merge.undone());
    }

    private static State state(MergeRecord merge) {
        if (merge.carriedOut() != null) {
            return State.ACCEPTED;
        }
        return merge.rejected() == null ? State.OPEN : State.REJECTED;
    }

    /** A page of proposals. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProposalsAnswer(
            @Schema(description = "In the order of their ids")
            List<ProposalAnswer> proposals,

            @Schema(description = "For the parameter after of the next page; left out on the last one") @Nullable String next) {}
}
