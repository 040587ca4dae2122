package dev.samtykke.permission.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.permission.query.CheckAnswer.Result;
import dev.samtykke.permission.query.CheckRequest.Check;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.projection.StreamFollower;

/** Permissions over HTTP. */
@RestController
@Tag(name = "Permissions", description = "May this purpose process this customer's data now?")
class PermissionController {

    private final PermissionChecks checks;
    private final SubjectResolution subjects;
    private final Clock clock;

    PermissionController(EventStreams streams, IdentifierKeys keys, Clock clock) {
        this.checks = new PermissionChecks(streams);
        this.subjects = new SubjectResolution(streams, keys);
        this.clock = clock;
    }

    @PostMapping("/api/v1/permissions/check")
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(
            summary = "Check permissions, one or up to 1,000 at a time",
            description = "Answers permit or deny with the rule, the lawful basis and the event that it rests on. "
                    + "Anything unknown is denied. Answered from the events: a withdrawal counts for the next check.")
    CheckAnswer check(@RequestBody @Valid CheckRequest request) {
        Instant now = clock.instant();
        List<Check> asked = request.checks();
        List<Result> results = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            results.add(result(asked.get(i), i, now));
        }
        return new CheckAnswer(results);
    }

    private Result result(Check check, int index, Instant now) {
        Set<String> customers = subjects.customers(check.subject(), "checks[" + index + "].subject");
        PermissionQuery query = new PermissionQuery(
                check.purpose(),
                check.categories() == null ? Set.of() : check.categories(),
                check.destination(),
                check.channel());
        return Result.of(checks.decide(customers, query, check.at() == null ? now : check.at(), now));
    }
}
