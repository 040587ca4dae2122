package dev.samtykke.purpose.command;

import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.commanding.http.Commands;
import dev.samtykke.commanding.http.Position;
import dev.samtykke.commanding.http.Slug;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.http.consistency.IdempotencyKey;
import dev.samtykke.http.trace.RequestContext;
import dev.samtykke.purpose.RetirePurpose;

/** Commands on purposes over HTTP. */
@RestController
@RequestMapping("/api/v1/purposes/{id}")
@Tag(name = "Purposes", description = "What data is used for, and on which lawful basis")
class PurposeCommandController {

    private final Commands commands;
    private final EventPositions positions;

    PurposeCommandController(Commands commands, EventPositions positions) {
        this.commands = commands;
        this.positions = positions;
    }

    @PutMapping
    @Operation(
            summary = "Define or revise a purpose",
            description = "The same terms again change nothing. A material revision makes consents given before it "
                    + "stale; an editorial one (material: false) does not.")
    PurposeResponse define(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,
            @RequestBody @Valid PurposeRequest request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        return response(commands.send(request.toCommand(id), request, caller, key, PurposeAnswer.class));
    }

    @PostMapping("/retirement")
    @Operation(summary = "Retire a purpose for good", description = "Nothing is permitted for it from then on.")
    PurposeResponse retire(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,
            @RequestBody(required = false) @Valid @Nullable Retirement request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        RetirePurpose command = new RetirePurpose(id, request == null ? null : request.reason());
        return response(commands.send(command, command, caller, key, PurposeAnswer.class));
    }

    /** Body of a retirement. */
    record Retirement(@Nullable @Size(max = 1000) String reason) {}

    private PurposeResponse response(PurposeAnswer answer) {
        return new PurposeResponse(answer.id(), answer.version(), Position.of(positions, answer.eventId()));
    }
}
