package dev.samtykke.identity.query;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.identity.UnknownMerge;
import dev.samtykke.identity.query.ProposalAnswer.ProposalsAnswer;
import dev.samtykke.projection.Pictures;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.StreamFollower;
import dev.samtykke.query.api.CustomerCursor;
import dev.samtykke.query.api.Page;
import dev.samtykke.query.api.ProjectionNames;

/** Proposed merges over HTTP. */
@RestController
@RequestMapping("/api/v1/identities/proposals")
@Tag(name = "Identity", description = "Identifiers, whom they point to, and who is one person")
class ProposalController {

    private static final String STATES = "open|accepted|rejected";

    private final Projections projections;
    private final EventStreams streams;

    ProposalController(Projections projections, EventStreams streams) {
        this.projections = projections;
        this.streams = streams;
    }

    @GetMapping
    @ReadsProjection(ProjectionNames.MERGE)
    @Operation(
            summary = "List proposed merges",
            description = "Pairs of customers who may be one person, but whom the rules do not merge by themselves: "
                    + "those that wait for a review, and those that were reviewed.")
    ProposalsAnswer list(
            @Parameter(description = "Only those in this state; all when left out")
                    @Schema(allowableValues = {"open", "accepted", "rejected"})
                    @RequestParam(required = false)
                    @Pattern(regexp = STATES, message = "unknown-value") @Nullable String state,
            @Parameter(description = "Only those about this customer") @RequestParam(required = false) @Nullable UUID customer,
            @Parameter(description = "How many at the most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @Parameter(description = "The answer's next of the page before")
                    @RequestParam(defaultValue = "")
                    @Pattern(regexp = CustomerCursor.FORM, message = CustomerCursor.RULE) String after) {
        Page<MergeRecord> page = Page.of(
                limit,
                projections
                        .documents(ProjectionNames.MERGE)
                        .find(Filters.and(wanted(state, customer, after)))
                        .sort(Sorts.ascending("_id"))
                        .limit(limit + 1)
                        .map(document -> Pictures.state(document, MergeRecord.class))
                        .into(new ArrayList<>()),
                MergeRecord::mergeId);
        return new ProposalsAnswer(page.items().stream().map(ProposalAnswer::of).toList(), page.next());
    }

    private static List<Bson> wanted(@Nullable String state, @Nullable UUID customer, String after) {
        List<Bson> wanted = new ArrayList<>();
        wanted.add(Filters.gt("_id", Streams.MERGE.streamId(after)));
        wanted.add(Filters.ne("v.proposed", null));
        if (state != null) {
            wanted.add(state.equals("accepted") ? Filters.ne("v.carriedOut", null) : Filters.eq("v.carriedOut", null));
            wanted.add(state.equals("rejected") ? Filters.ne("v.rejected", null) : Filters.eq("v.rejected", null));
        }
        if (customer != null) {
            wanted.add(Filters.or(
                    Filters.eq("v.survivor", customer.toString()), Filters.eq("v.absorbed", customer.toString())));
        }
        return wanted;
    }

    @GetMapping("/{mergeId}")
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(summary = "Read a proposed merge", description = "Straight from the events.")
    ProposalAnswer one(@PathVariable UUID mergeId) {
        MergeRecord merge = MergeRecord.of(mergeId.toString(), streams);
        if (merge.proposed() == null) {
            throw new UnknownMerge("mergeId");
        }
        return ProposalAnswer.of(merge);
    }
}
