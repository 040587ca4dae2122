package dev.samtykke.statistics.query;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import com.mongodb.client.model.Filters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.projection.Projections;
import dev.samtykke.query.api.Days;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.query.api.Slug;
import dev.samtykke.statistics.query.StatisticsAnswer.Day;
import dev.samtykke.statistics.query.StatisticsAnswer.Total;

/** Counts of decisions over HTTP. */
@RestController
@Tag(name = "Statistics", description = "How many decisions people made")
class StatisticsController {

    private final Projections projections;
    private final Clock clock;

    StatisticsController(Projections projections, Clock clock) {
        this.projections = projections;
        this.clock = clock;
    }

    @GetMapping("/api/v1/statistics/consents")
    @ReadsProjection(ProjectionNames.CONSENT_STATISTICS)
    @Operation(
            summary = "Count decisions by purpose and day",
            description = "By the day, in UTC, on which people decided. At the most about three years at a time; the "
                    + "last 30 days when no days are given.")
    StatisticsAnswer consents(
            @Parameter(description = "All purposes when left out")
                    @RequestParam(required = false)
                    @Nullable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String purpose,
            @Parameter(description = "The first day") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "The last day; today when left out") @RequestParam(required = false) @Nullable LocalDate to) {
        Days days = Days.of(from, to, clock);
        SortedMap<String, Day> counted = read(purpose, days.first(), days.last());
        return new StatisticsAnswer(days.first(), days.last(), List.copyOf(counted.values()), totals(counted));
    }

    private SortedMap<String, Day> read(@Nullable String purpose, LocalDate first, LocalDate last) {
        Bson days = Filters.and(
                Filters.gte(ConsentStatistics.DAY, first.toString()),
                Filters.lte(ConsentStatistics.DAY, last.toString()));
        Bson wanted = purpose == null ? days : Filters.and(Filters.eq(ConsentStatistics.PURPOSE, purpose), days);
        SortedMap<String, Day> counted = new TreeMap<>();
        projections.documents(ProjectionNames.CONSENT_STATISTICS).find(wanted).forEach(document -> {
            PurposeDay day = new PurposeDay(
                    document.getString(ConsentStatistics.PURPOSE),
                    LocalDate.parse(document.getString(ConsentStatistics.DAY)));
            Counts counts = StatisticsDocument.read(document).counts();
            counted.merge(day.id(), new Day(day.purpose(), day.day(), counts), StatisticsController::sum);
        });
        return counted;
    }

    private static Day sum(Day one, Day other) {
        return new Day(one.purpose(), one.day(), one.counts().plus(other.counts()));
    }

    private static List<Total> totals(SortedMap<String, Day> counted) {
        SortedMap<String, Counts> totals = new TreeMap<>();
        counted.values().forEach(day -> totals.merge(day.purpose(), day.counts(), Counts::plus));
        return totals.entrySet().stream()
                .map(total -> new Total(total.getKey(), total.getValue()))
                .toList();
    }
}
