package dev.samtykke.source.query;

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
import dev.samtykke.query.api.Page;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.query.api.Slug;
import dev.samtykke.source.SourceState;
import dev.samtykke.source.UnknownSource;

/** Sources over HTTP. */
@RestController
@RequestMapping("/api/v1/sources")
@Tag(name = "Sources", description = "Systems that send data in, and what of it is kept")
class SourceController {

    private final Projections projections;
    private final EventStreams streams;

    SourceController(Projections projections, EventStreams streams) {
        this.projections = projections;
        this.streams = streams;
    }

    @GetMapping
    @ReadsProjection(ProjectionNames.SOURCE)
    @Operation(summary = "List sources", description = "In the order of their ids, without their plans.")
    SourcesView list(
            @Parameter(description = "How many at the most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @Parameter(description = "The answer's next of the page before")
                    @RequestParam(defaultValue = "")
                    @Pattern(regexp = Slug.FORM + "|", message = Slug.RULE) String after) {
        Page<SourceState> page = Page.of(
                limit,
                projections
                        .documents(ProjectionNames.SOURCE)
                        .find(Filters.gt("_id", Streams.SOURCE.streamId(after)))
                        .sort(Sorts.ascending("_id"))
                        .limit(limit + 1)
                        .map(document -> Pictures.state(document, SourceState.class))
                        .into(new ArrayList<>()),
                SourceState::source);
        return new SourcesView(page.items().stream().map(SourceView::brief).toList(), page.next());
    }

    @GetMapping("/{id}")
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(summary = "Read a source with its plan", description = "Write keys are told by their ids only.")
    SourceView one(@PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id) {
        SourceState source = streams.state(Streams.SOURCE, id);
        if (!source.defined()) {
            throw new UnknownSource(id);
        }
        return SourceView.whole(source);
    }
}
