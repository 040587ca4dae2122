package dev.samtykke.purpose.query;

import java.util.ArrayList;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.projection.Pictures;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.StreamFollower;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.UnknownPurpose;
import dev.samtykke.query.api.Page;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.query.api.Slug;

/** Purposes over HTTP. */
@RestController
@RequestMapping("/api/v1/purposes")
@Tag(name = "Purposes", description = "What data is used for, and on which lawful basis")
class PurposeController {

    private final Projections projections;
    private final EventStreams streams;

    PurposeController(Projections projections, EventStreams streams) {
        this.projections = projections;
        this.streams = streams;
    }

    @GetMapping
    @ReadsProjection(ProjectionNames.PURPOSE)
    @Operation(summary = "List purposes", description = "In the order of their ids, retired ones included.")
    PurposesAnswer list(
            @Parameter(description = "How many at the most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @Parameter(description = "The answer's next of the page before")
                    @RequestParam(defaultValue = "")
                    @Pattern(regexp = Slug.FORM + "|", message = Slug.RULE) String after) {
        Page<PurposeState> page = Page.of(
                limit,
                projections
                        .documents(ProjectionNames.PURPOSE)
                        .find(Filters.gt("_id", Streams.PURPOSE.streamId(after)))
                        .sort(Sorts.ascending("_id"))
                        .limit(limit + 1)
                        .map(document -> Pictures.state(document, PurposeState.class))
                        .into(new ArrayList<>()),
                PurposeState::purpose);
        return new PurposesAnswer(
                page.items().stream().map(PurposeAnswer::brief).toList(), page.next());
    }

    @GetMapping("/{id}")
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(summary = "Read a purpose with all its versions")
    PurposeAnswer one(@PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id) {
        PurposeState state = streams.state(Streams.PURPOSE, id);
        if (!state.defined()) {
            throw UnknownPurpose.named(id);
        }
        return PurposeAnswer.whole(state);
    }
}
