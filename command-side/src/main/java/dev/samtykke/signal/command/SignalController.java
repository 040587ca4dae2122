package dev.samtykke.signal.command;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.commanding.http.Commands;
import dev.samtykke.commanding.http.Position;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.consistency.IdempotencyKey;
import dev.samtykke.http.consistency.Positioned;
import dev.samtykke.http.trace.RequestContext;
import dev.samtykke.identity.command.SubjectReader;
import dev.samtykke.signal.RecordSignal;
import dev.samtykke.signal.SignalTerms;
import dev.samtykke.source.SourceState;
import dev.samtykke.source.UnknownSource;

/** Signals of browsers and consent managers over HTTP. */
@RestController
@Tag(name = "Consents", description = "What people decide")
class SignalController {

    private final Commands commands;
    private final SubjectReader subjects;
    private final EventStreams streams;
    private final EventPositions positions;

    SignalController(Commands commands, SubjectReader subjects, EventStreams streams, EventPositions positions) {
        this.commands = commands;
        this.subjects = subjects;
        this.streams = streams;
        this.positions = positions;
    }

    @PostMapping("/api/v1/consents/signals")
    @Operation(
            summary = "Record what a signal says",
            description = "Takes Global Privacy Control, a TC string or a GPP string, and records what it means by the "
                    + "source's terms: grants, refusals, withdrawals and objections, each with the hash of the signal. "
                    + "Global Privacy Control never takes the place of what the person decided. A person that no "
                    + "identifier points to is registered.")
    RecordedSignal record(
            @RequestBody @Valid SignalRequest request, RequestContext caller, Optional<IdempotencyKey> key) {
        SourceState source = streams.state(Streams.SOURCE, request.source());
        if (!source.defined()) {
            throw new UnknownSource(request.source());
        }
        SignalTerms terms = source.signals();
        RecordSignal command = new RecordSignal(
                subjects.subject(request.subject(), "subject"),
                List.of(request.choices(terms)),
                request.evidence(terms));
        SignalAnswer answer = commands.send(command, request, caller, key, SignalAnswer.class);
        return new RecordedSignal(
                answer.customerId(),
                answer.events().stream().map(this::decision).toList(),
                positions.head());
    }

    private SignalledDecision decision(SignalAnswer.SignalledEvent event) {
        return new SignalledDecision(
                event.purpose(),
                event.state(),
                event.event().eventId(),
                event.event().sequence(),
                Position.of(positions, event.event().eventId()));
    }

    /**
     * Answer: whose signal it is, and what followed; empty when nothing did.
     *
     * @param head position of the last event when nothing followed
     */
    record RecordedSignal(
            String customerId,
            List<SignalledDecision> decisions,
            @JsonIgnore long head) implements Positioned {

        @Override
        @JsonIgnore
        public long position() {
            return decisions.isEmpty()
                    ? head
                    : decisions.get(decisions.size() - 1).position();
        }
    }

    /** One thing that followed, with the event that records it. */
    record SignalledDecision(
            String purpose,

            @Schema(allowableValues = {"GRANTED", "REFUSED", "REVOKED", "OBJECTED"})
            String state,

            String eventId,
            long sequence,
            long position) {}
}
