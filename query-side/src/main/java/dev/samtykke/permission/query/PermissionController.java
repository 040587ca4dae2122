package dev.samtykke.permission.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.client.model.Sorts;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.permission.query.CheckAnswer.Result;
import dev.samtykke.permission.query.CheckRequest.Check;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.StreamFollower;
import dev.samtykke.query.api.ProjectionNames;

/** Permissions over HTTP. */
@RestController
@Tag(name = "Permissions", description = "May this purpose process this customer's data now?")
class PermissionController {

    private final PermissionChecks checks;
    private final SubjectResolution subjects;
    private final Projections projections;
    private final EventFinder events;
    private final PermissionCounters counters;
    private final Clock clock;

    PermissionController(
            EventStreams streams,
            EventStore store,
            EventPositions positions,
            Projections projections,
            IdentifierKeys keys,
            MeterRegistry meters,
            Clock clock) {
        this.checks = new PermissionChecks(streams);
        this.subjects = new SubjectResolution(streams, keys);
        this.projections = projections;
        this.events = new EventFinder(store, positions);
        this.counters = new PermissionCounters(meters);
        this.clock = clock;
    }

    @PostMapping("/api/v1/permissions/check")
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(
            summary = "Check permissions, one or up to 1,000 at a time",
            description = "Answers permit or deny with the rule, the lawful basis and the event that it rests on. "
                    + "Anything unknown is denied. Answered from the events: a withdrawal counts for the next check.")
    CheckAnswer check(@RequestBody @Valid CheckRequest request) {
        return new CheckAnswer(
                settled(request).map(settled -> Result.of(settled.decision())).toList());
    }

    @PostMapping("/api/v1/permissions/explain")
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(
            summary = "Explain permissions, one or up to 1,000 at a time",
            description = "The same questions as a check, past instants included, answered with what the rule means, "
                    + "where the law says so, the event that it rests on, the purpose version in force, and what "
                    + "would change a denial.")
    ExplainAnswer explain(@RequestBody @Valid CheckRequest request) {
        AtomicReference<@Nullable CoveringNotices> notices = new AtomicReference<>();
        Explanations explanations = new Explanations(
                events,
                new Remedies(() -> Objects.requireNonNull(
                        notices.updateAndGet(known -> known == null ? new CoveringNotices(noticeIds()) : known))));
        return new ExplainAnswer(settled(request).map(explanations::of).toList());
    }

    private Stream<Settled> settled(CheckRequest request) {
        Instant now = clock.instant();
        List<Check> asked = request.checks();
        return IntStream.range(0, asked.size()).mapToObj(i -> settled(asked.get(i), i, now));
    }

    private Settled settled(Check check, int index, Instant now) {
        Set<String> customers = subjects.customers(check.subject(), "checks[" + index + "].subject");
        PermissionQuery query = new PermissionQuery(
                check.purpose(),
                check.categories() == null ? Set.of() : check.categories(),
                check.destination(),
                check.channel());
        Settled settled = checks.settle(customers, query, check.at() == null ? now : check.at(), now);
        counters.count(settled.decision());
        return settled;
    }

    private List<String> noticeIds() {
        int prefix = Streams.NOTICE.prefix().length();
        return projections
                .documents(ProjectionNames.NOTICE)
                .find()
                .projection(com.mongodb.client.model.Projections.include("_id"))
                .sort(Sorts.ascending("_id"))
                .map(document -> document.getString("_id").substring(prefix))
                .into(new ArrayList<>());
    }
}
