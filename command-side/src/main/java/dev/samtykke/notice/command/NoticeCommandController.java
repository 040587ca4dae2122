package dev.samtykke.notice.command;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.commanding.http.Commands;
import dev.samtykke.commanding.http.Position;
import dev.samtykke.commanding.http.Slug;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.http.consistency.IdempotencyKey;
import dev.samtykke.http.consistency.Positioned;
import dev.samtykke.http.trace.RequestContext;
import dev.samtykke.notice.PublishNotice;

/** Commands on notices over HTTP. */
@RestController
@Tag(name = "Notices", description = "The exact words that inform people of purposes")
class NoticeCommandController {

    private final Commands commands;
    private final EventPositions positions;

    NoticeCommandController(Commands commands, EventPositions positions) {
        this.commands = commands;
        this.positions = positions;
    }

    @PostMapping("/api/v1/notices/{id}/versions")
    @Operation(
            summary = "Publish a version of a notice",
            description = "Its UTF-8 bytes are archived for good and addressed by their SHA-256. A material version "
                    + "makes consents given under an earlier one stale.")
    ResponseEntity<Published> publish(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,
            @RequestBody @Valid NoticeRequest request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        PublishNotice command = new PublishNotice(
                id,
                request.language(),
                request.text(),
                List.copyOf(request.purposes()),
                !Boolean.FALSE.equals(request.material()));
        NoticeAnswer answer = commands.send(command, request, caller, key, NoticeAnswer.class);
        Published published =
                new Published(answer.id(), answer.version(), answer.sha256(), Position.of(positions, answer.eventId()));
        return ResponseEntity.created(URI.create("/api/v1/notices/" + id + "/versions/" + published.version()))
                .body(published);
    }

    /** Body of a publication. */
    @Schema(example = """
            {"language": "da", "text": "Vi skriver til dig om vores produkter.", "purposes": ["newsletter"],
             "material": true}""")
    record NoticeRequest(
            @Schema(description = "BCP 47 tag", example = "da")
            @NotNull @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}", message = "language-tag")
            String language,

            @Schema(description = "The exact words") @NotBlank @Size(max = 500_000) String text,

            @Schema(description = "The purposes that it informs of") @NotEmpty @Size(max = 100) List<@NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String> purposes,

            @Schema(
                    description = "People who consented under an earlier version must be asked again. True when "
                            + "left out")
            @Nullable Boolean material) {}

    /** Answer: the version that it became, the address of its bytes, and where the event came to stand. */
    record Published(String id, int version, String sha256, long position) implements Positioned {}
}
