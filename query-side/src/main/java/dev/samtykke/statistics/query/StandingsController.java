package dev.samtykke.statistics.query;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.projection.Projections;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.query.api.Slug;

/** How many customers stand where, over HTTP. */
@RestController
@Tag(name = "Statistics", description = "How many decisions people made")
class StandingsController {

    private final ConsentTotals totals;
    private final Clock clock;

    StandingsController(Projections projections, EventStreams streams, Clock clock) {
        this.totals = new ConsentTotals(projections, new StreamCatalogue(streams));
        this.clock = clock;
    }

    @GetMapping("/api/v1/statistics/standings")
    @ReadsProjection(ProjectionNames.CURRENT_CONSENTS)
    @Operation(
            summary = "Count where people stand now",
            description = "The customers who ever decided on a purpose, by what their decision is worth now: GRANTED, "
                    + "REFUSED, REVOKED, STALE, EXPIRED, UNVERIFIED or CONFLICT. Whoever was merged counts once.")
    StandingsAnswer standings(
            @Parameter(description = "Only of this purpose; all when left out")
                    @RequestParam(required = false)
                    @Pattern(regexp = Slug.FORM, message = Slug.RULE) @Nullable String purpose) {
        Instant now = clock.instant();
        return new StandingsAnswer(
                now.truncatedTo(ChronoUnit.DAYS),
                totals.of(purpose, now).entrySet().stream()
                        .map(total -> PurposeTotal.of(total.getKey(), total.getValue()))
                        .toList());
    }

    /** Where people stand. */
    record StandingsAnswer(
            @Schema(description = "A consent counts as expired when it had expired before this instant")
            Instant expiredBefore,

            @Schema(description = "In the order of the purposes; those on which nobody decided are left out")
            List<PurposeTotal> purposes) {}

    /** Where people stand on one purpose. */
    record PurposeTotal(
            String purpose,

            @Schema(description = "How many customers ever decided on it")
            long customers,

            @Schema(
                    description = "How many by state; states of nobody are left out",
                    example = "{\"GRANTED\": 812, \"REVOKED\": 40, \"STALE\": 97}")
            Map<String, Long> states) {

        private static PurposeTotal of(String purpose, Map<String, Long> states) {
            return new PurposeTotal(
                    purpose, states.values().stream().mapToLong(Long::longValue).sum(), states);
        }
    }
}
