package dev.samtykke.consent.command;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.commanding.http.Commands;
import dev.samtykke.commanding.http.Position;
import dev.samtykke.consent.RecordConsents;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.http.consistency.IdempotencyKey;
import dev.samtykke.http.consistency.Positioned;
import dev.samtykke.http.trace.RequestContext;
import dev.samtykke.identity.command.SubjectReader;

/** Consent decisions over HTTP. */
@RestController
@Tag(name = "Consents", description = "What people decide")
class ConsentController {

    private final Commands commands;
    private final SubjectReader subjects;
    private final EventPositions positions;

    ConsentController(Commands commands, SubjectReader subjects, EventPositions positions) {
        this.commands = commands;
        this.subjects = subjects;
        this.positions = positions;
    }

    @PostMapping("/api/v1/consents")
    @Operation(
            summary = "Record what a person decided",
            description = "All decisions are recorded, or none. A person that no identifier points to is registered. "
                    + "Refusing and withdrawing need no notice and no method; granting needs both.")
    Recorded record(@RequestBody @Valid ConsentRequest request, RequestContext caller, Optional<IdempotencyKey> key) {
        RecordConsents command = request.toCommand(subjects.subject(request.subject(), "subject"), caller.actor());
        ConsentsAnswer answer = commands.send(command, request, caller, key, ConsentsAnswer.class);
        return Recorded.of(answer, positions);
    }

    /** Answer: whose decisions they are, and each with where the person stands now. */
    record Recorded(String customerId, List<RecordedDecision> decisions) implements Positioned {

        static Recorded of(ConsentsAnswer answer, EventPositions positions) {
            return new Recorded(
                    answer.customerId(),
                    answer.decisions().stream()
                            .map(decision -> new RecordedDecision(
                                    decision.purpose(),
                                    decision.state(),
                                    decision.event().eventId(),
                                    decision.event().sequence(),
                                    Position.of(positions, decision.event().eventId())))
                            .toList());
        }

        @Override
        @JsonIgnore
        public long position() {
            return decisions.get(decisions.size() - 1).position();
        }
    }

    /** One decision with the event that records it. */
    record RecordedDecision(String purpose, String state, String eventId, long sequence, long position) {}
}
