package dev.samtykke.ingestion.query;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.mongodb.client.model.Filters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.ingestion.query.WithheldDay.Reason;
import dev.samtykke.projection.Pictures;
import dev.samtykke.projection.Projections;
import dev.samtykke.query.api.Days;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.query.api.Slug;
import dev.samtykke.source.UnknownSource;

/** What was withheld over HTTP: never any value, and nobody in particular. */
@RestController
@ReadsProjection(ProjectionNames.WITHHELD)
class WithheldController {

    private static final int MOST_ITEMS = 1_000;

    private final Projections projections;
    private final EventStreams streams;
    private final Clock clock;

    WithheldController(Projections projections, EventStreams streams, Clock clock) {
        this.projections = projections;
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping("/api/v1/statistics/withheld")
    @Tag(name = "Statistics", description = "How many decisions people made")
    @Operation(
            summary = "Count what was withheld by day, source, category, purpose and rule",
            description = "By the day, in UTC, on which it came in. An item that several purposes could not use is "
                    + "counted for each of them. At the most about three years at a time; the last 30 days when no days "
                    + "are given.")
    WithheldAnswer withheld(
            @Parameter(description = "All sources when left out")
                    @RequestParam(required = false)
                    @Nullable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String source,
            @Parameter(description = "The first day") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "The last day; today when left out") @RequestParam(required = false) @Nullable LocalDate to) {
        Days days = Days.of(from, to, clock);
        return new WithheldAnswer(days.first(), days.last(), rows(source, days.first(), days.last()));
    }

    private List<WithheldAnswer.Row> rows(@Nullable String source, LocalDate first, LocalDate last) {
        Bson days = Filters.and(Filters.gte("v.day", first.toString()), Filters.lte("v.day", last.toString()));
        Bson wanted = source == null ? days : Filters.and(Filters.eq("v.source", source), days);
        Map<String, WithheldAnswer.Row> rows = new TreeMap<>();
        projections.documents(ProjectionNames.WITHHELD).find(wanted).forEach(document -> {
            WithheldDay day = Pictures.state(document, WithheldDay.class);
            day.counts()
                    .forEach((reason, count) -> rows.merge(
                            day.day() + "/" + day.source() + "/" + reason,
                            row(day, reason, count),
                            (a, b) -> sum(a, b)));
        });
        return List.copyOf(rows.values());
    }

    private static WithheldAnswer.Row row(WithheldDay day, String text, long count) {
        Reason reason = Reason.parse(text);
        return new WithheldAnswer.Row(
                LocalDate.parse(day.day()),
                day.source(),
                reason.category(),
                reason.purpose(),
                reason.rule(),
                reason.category() == null,
                count);
    }

    private static WithheldAnswer.Row sum(WithheldAnswer.Row one, WithheldAnswer.Row other) {
        return new WithheldAnswer.Row(
                one.day(),
                one.source(),
                one.category(),
                one.purpose(),
                one.rule(),
                one.unmapped(),
                one.count() + other.count());
    }

    @GetMapping("/api/v1/sources/{id}/unmapped")
    @Tag(name = "Sources")
    @Operation(
            summary = "List what a source sends although its plan does not have it",
            description =
                    "What is sent most often first, 1,000 items at the most. Such items are withheld. The name of "
                            + "an item is left out when it looked like a personal value.")
    UnmappedAnswer unmapped(@PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id) {
        if (!streams.state(Streams.SOURCE, id).defined()) {
            throw new UnknownSource(id);
        }
        Map<List<@Nullable Object>, Unmapped> items = new HashMap<>();
        projections
                .documents(ProjectionNames.WITHHELD)
                .find(Filters.and(Filters.eq("v.source", id), Filters.gt("v.times", 0)))
                .forEach(document -> {
                    Unmapped item = Pictures.state(document, Unmapped.class);
                    List<@Nullable Object> key = new ArrayList<>();
                    key.add(item.type());
                    key.add(item.event());
                    key.add(item.name());
                    items.merge(key, item, Unmapped::plus);
                });
        return new UnmappedAnswer(
                id,
                items.values().stream()
                        .sorted(Comparator.comparingLong(Unmapped::times).reversed())
                        .limit(MOST_ITEMS)
                        .map(UnmappedAnswer.Row::of)
                        .toList());
    }
}
