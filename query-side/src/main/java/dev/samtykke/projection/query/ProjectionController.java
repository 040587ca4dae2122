package dev.samtykke.projection.query;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import dev.samtykke.projection.ProjectionStatus;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.Rebuild;
import dev.samtykke.projection.RebuildProgress;
import dev.samtykke.query.api.Slug;

/** Projections and their rebuilds over HTTP. */
@RestController
@RequestMapping("/api/v1/projections")
@Tag(name = "Projections", description = "The documents that reads are answered from, and how far they have got")
class ProjectionController {

    private final Projections projections;
    private final RebuildEvents events;

    ProjectionController(Projections projections, RebuildEvents events) {
        this.projections = projections;
        this.events = events;
    }

    @GetMapping
    @Operation(summary = "List the projections", description = "Which version is read, and how far behind it is.")
    ProjectionsAnswer list() {
        return new ProjectionsAnswer(projections.statuses());
    }

    @PostMapping("/{name}/rebuilds")
    @Operation(
            summary = "Rebuild a projection",
            description =
                    "Builds a new version from all events beside the one that is read, switches to it when it has "
                            + "caught up, then drops the old one. Reads go on all the time. A rebuild that is under way "
                            + "already is the answer.")
    ResponseEntity<RebuildProgress> rebuild(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String name) {
        Rebuild rebuild = projections.rebuild(name);
        URI location = URI.create("/api/v1/projections/" + name + "/rebuilds/" + rebuild.id());
        return ResponseEntity.accepted().location(location).body(progressOf(name, rebuild.id()));
    }

    @GetMapping(value = "/{name}/rebuilds/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Read how far a rebuild has got",
            description = "As application/json once, as text/event-stream twice a second until it is done.")
    RebuildProgress progress(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String name, @PathVariable UUID id) {
        return progressOf(name, id.toString());
    }

    @GetMapping(value = "/{name}/rebuilds/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Read how far a rebuild has got")
    SseEmitter follow(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String name, @PathVariable UUID id) {
        progressOf(name, id.toString());
        return events.follow(() -> progressOf(name, id.toString()));
    }

    private RebuildProgress progressOf(String name, String id) {
        return projections.progress(name, id).orElseThrow(UnknownRebuild::new);
    }

    /** All projections. */
    record ProjectionsAnswer(List<ProjectionStatus> projections) {}
}
