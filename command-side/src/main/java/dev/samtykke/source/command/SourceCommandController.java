package dev.samtykke.source.command;

import java.security.SecureRandom;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.commanding.http.Commands;
import dev.samtykke.commanding.http.Position;
import dev.samtykke.commanding.http.Slug;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.http.consistency.IdempotencyKey;
import dev.samtykke.http.consistency.Positioned;
import dev.samtykke.http.trace.RequestContext;
import dev.samtykke.source.AddWriteKey;
import dev.samtykke.source.DefineSource;
import dev.samtykke.source.WithdrawWriteKey;
import dev.samtykke.source.WriteKey;

/** Commands on sources over HTTP. */
@RestController
@RequestMapping("/api/v1/sources/{id}")
@Tag(name = "Sources", description = "Systems that send data in, and what of it is kept")
class SourceCommandController {

    private final Commands commands;
    private final EventPositions positions;
    private final SecureRandom random = new SecureRandom();

    SourceCommandController(Commands commands, EventPositions positions) {
        this.commands = commands;
        this.positions = positions;
    }

    @PutMapping
    @Operation(
            summary = "Define or revise a source",
            description = "The answer to the first definition has the source's write key, this once: it is stored as a "
                    + "hash. The plan says which items may be sent and for which purposes each is kept; everything "
                    + "else is withheld. Every purpose must be in use and cover the item's category.")
    SourceResponse define(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,
            @RequestBody @Valid SourceRequest request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        WriteKey first = newKey();
        DefineSource command = new DefineSource(id, request.toTerms(), first.id());
        return response(commands.send(command, request, caller, key, SourceAnswer.class), first);
    }

    @PostMapping("/write-keys")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add a write key",
            description = "The key is in this answer and never again. To rotate: add one, let the senders change over, "
                    + "withdraw the old one. Repeated under one idempotency key, the answer has the key's id only.")
    SourceResponse addKey(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        WriteKey added = newKey();
        return response(commands.send(new AddWriteKey(id, added.id()), id, caller, key, SourceAnswer.class), added);
    }

    @DeleteMapping("/write-keys/{writeKeyId}")
    @Operation(
            summary = "Withdraw a write key",
            description = "It is named by its id, as the source's view shows it, and is not accepted from then on.")
    SourceResponse withdrawKey(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,
            @PathVariable @Pattern(regexp = "[0-9a-f]{32}", message = "write-key-id") String writeKeyId,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        WithdrawWriteKey command = new WithdrawWriteKey(id, writeKeyId);
        return response(commands.send(command, command, caller, key, SourceAnswer.class), null);
    }

    private WriteKey newKey() {
        byte[] bytes = new byte[WriteKey.BYTES];
        random.nextBytes(bytes);
        return WriteKey.of(bytes);
    }

    /** A repeated command answers the key that was issued the first time, which nobody knows any more. */
    private SourceResponse response(SourceAnswer answer, @Nullable WriteKey made) {
        return new SourceResponse(
                answer.id(),
                answer.version(),
                answer.issuedKey(),
                made != null && made.id().equals(answer.issuedKey()) ? made.reveal() : null,
                Position.of(positions, answer.eventId()));
    }

    /** Answer to a command on a source. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SourceResponse(
            String id,
            int version,

            @Schema(description = "Id of the write key that was issued") @Nullable String writeKeyId,

            @Schema(description = "The write key that was issued; it is told this once") @Nullable String writeKey,

            long position)
            implements Positioned {

        @Override
        public String toString() {
            return "SourceResponse[id=" + id + "]";
        }
    }
}
