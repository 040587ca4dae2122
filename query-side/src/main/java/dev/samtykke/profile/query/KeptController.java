package dev.samtykke.profile.query;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.profile.query.ProfileViews.Which;
import dev.samtykke.query.api.ProjectionNames;

/** What is kept of a customer over HTTP, for compliance teams: all of it, and where it comes from. */
@RestController
@RequestMapping("/api/v1/customers/{id}")
@ReadsProjection(ProjectionNames.PROFILE)
@Tag(name = "Customers", description = "What is recorded about a customer")
class KeptController {

    private final KeptInteractions interactions;
    private final Lineage lineage;

    KeptController(ProfileReading reading, EventStreams streams, Clock clock) {
        this.interactions = new KeptInteractions(reading, streams, clock);
        this.lineage = new Lineage(reading, streams, clock);
    }

    @GetMapping("/interactions")
    @Operation(
            summary = "Read all that is kept of what a customer did",
            description = "Whatever it may be used for, the newest first, with the purposes that each still has and "
                    + "those that may use it now. Values are in clear unless they were erased.")
    KeptAnswer interactions(
            @PathVariable UUID id,
            @Parameter(
                            description =
                                    "Only interactions of that kind: web, app, shop, service, purchase, return, survey "
                                            + "or review")
                    @RequestParam(required = false)
                    @Nullable String kind,
            @Parameter(description = "Only interactions from this instant on") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "Only interactions before this instant") @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @Parameter(description = "The answer's next of the page before") @RequestParam(required = false) @Nullable String next) {
        return interactions.of(
                id.toString(), new Which(Kinds.parse("kind", kind), from, to, Cursor.parse("next", next), limit));
    }

    @GetMapping("/lineage")
    @Operation(
            summary = "Read where the values of an attribute came from",
            description =
                    "Every call that brought a value, the latest first: from which source, under which version of its "
                            + "plan, for which purposes and on which lawful basis at that time, what merges took away "
                            + "since, and whether it is what a purpose is answered now. Calls whose value was withheld "
                            + "are among them, with the rule by which; what was withheld is not recorded.")
    LineageAnswer lineage(
            @PathVariable UUID id,
            @Parameter(description = "Name of the attribute, as the tracking plan has it")
                    @RequestParam
                    @Size(min = 1, max = 200) String attribute,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
            @Parameter(
                            description =
                                    "Only what was recorded before this position; the answer's next of the page before")
                    @RequestParam(required = false)
                    @Nullable @Min(0) Long before) {
        return lineage.of(id.toString(), attribute, before == null ? Long.MAX_VALUE : before, limit);
    }
}
