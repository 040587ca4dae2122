package dev.samtykke.identity.command;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.commanding.AppendedEvent;
import dev.samtykke.commanding.http.Commands;
import dev.samtykke.commanding.http.Position;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.http.consistency.IdempotencyKey;
import dev.samtykke.http.consistency.Positioned;
import dev.samtykke.http.trace.RequestContext;
import dev.samtykke.identity.AttachIdentifier;
import dev.samtykke.identity.DetachIdentifier;
import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.MergeIdentity;
import dev.samtykke.identity.ReviewMerge;
import dev.samtykke.identity.SplitIdentity;
import dev.samtykke.identity.command.SubjectRequest.IdentifierRequest;
import dev.samtykke.privacy.PersonalText;

/** Who is who, over HTTP. */
@RestController
@Tag(name = "Identity", description = "Identifiers, whom they point to, and who is one person")
class IdentityController {

    private final Commands commands;
    private final SubjectReader subjects;
    private final CustomerLookup lookup;
    private final EventPositions positions;

    IdentityController(Commands commands, SubjectReader subjects, CustomerLookup lookup, EventPositions positions) {
        this.commands = commands;
        this.subjects = subjects;
        this.lookup = lookup;
        this.positions = positions;
    }

    @PostMapping("/api/v1/customers/lookup")
    @Operation(
            summary = "Find a customer by an identifier",
            description = "The identifier travels in the body: no personal value ever stands in a URL.")
    Found lookup(@RequestBody @Valid LookupRequest request) {
        return new Found(lookup.find(subjects.identifier(request.identifier(), "identifier")));
    }

    @PostMapping("/api/v1/customers/{id}/identifiers")
    @Operation(
            summary = "Let an identifier point to a customer",
            description = "Refused when it points to another one. Changes nothing when it points there already.")
    IdentifierResponse attach(
            @PathVariable UUID id,
            @RequestBody @Valid IdentifierRequest request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        Identifier identifier = subjects.identifier(request, "");
        AttachIdentifier command = new AttachIdentifier(id.toString(), identifier);
        return response(commands.send(command, request, caller, key, IdentifierAnswer.class));
    }

    @DeleteMapping("/api/v1/customers/{id}/identifiers/{key}")
    @Operation(
            summary = "Take an identifier from a customer",
            description = "The identifier is named by its key, as the customer's view shows it.")
    IdentifierResponse detach(
            @PathVariable UUID id,
            @PathVariable("key") @Pattern(regexp = "[A-Za-z0-9_-]{43}", message = "identifier-key") String identifier,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        DetachIdentifier command = new DetachIdentifier(id.toString(), identifier);
        return response(commands.send(command, command, caller, key, IdentifierAnswer.class));
    }

    @PostMapping("/api/v1/identities/merges")
    @Operation(
            summary = "State that two customers are one person",
            description = "Both streams stay as they are. A merge never adds a permission: of a grant and a refusal "
                    + "the refusal wins, and the purpose is to be asked again.")
    MergeResponse merge(@RequestBody @Valid MergeRequest request, RequestContext caller, Optional<IdempotencyKey> key) {
        MergeIdentity command = new MergeIdentity(
                request.survivor().toString(), request.absorbed().toString(), PersonalText.of(request.reason()));
        MergeAnswer answer = commands.send(command, request, caller, key, MergeAnswer.class);
        return new MergeResponse(
                answer.mergeId(),
                answer.survivor(),
                answer.absorbed(),
                Position.of(positions, answer.event().eventId()));
    }

    @PostMapping("/api/v1/identities/splits")
    @Operation(
            summary = "Undo a merge",
            description = "Both customers get back where they stood before. What was decided since stays with the "
                    + "survivor; on those purposes the other one is to be asked again.")
    SplitResponse split(@RequestBody @Valid SplitRequest request, RequestContext caller, Optional<IdempotencyKey> key) {
        SplitIdentity command = new SplitIdentity(request.mergeId().toString(), PersonalText.of(request.reason()));
        MergeAnswer answer = commands.send(command, request, caller, key, MergeAnswer.class);
        return new SplitResponse(
                List.of(answer.survivor(), answer.absorbed()),
                Position.of(positions, answer.event().eventId()));
    }

    @PostMapping("/api/v1/identities/proposals/{mergeId}/review")
    @Operation(summary = "Review a proposed merge", description = "A rejected one is not proposed again.")
    ReviewResponse review(
            @PathVariable UUID mergeId,
            @RequestBody @Valid ReviewRequest request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        ReviewMerge command =
                new ReviewMerge(mergeId.toString(), request.accepted(), PersonalText.of(request.reason()));
        ReviewAnswer answer = commands.send(command, request, caller, key, ReviewAnswer.class);
        return new ReviewResponse(
                answer.mergeId(),
                answer.merged(),
                Position.of(positions, answer.event().eventId()));
    }

    private IdentifierResponse response(IdentifierAnswer answer) {
        AppendedEvent event = answer.event();
        return event == null
                ? new IdentifierResponse(answer.customerId(), answer.identifier(), null, null, positions.head())
                : new IdentifierResponse(
                        answer.customerId(),
                        answer.identifier(),
                        event.eventId(),
                        event.sequence(),
                        Position.of(positions, event.eventId()));
    }

    /** Body of a lookup. */
    @Schema(example = """
            {"identifier": {"type": "email", "value": "anna@example.org"}}""")
    record LookupRequest(@NotNull @Valid IdentifierRequest identifier) {}

    /** Answer to a lookup. */
    record Found(String customerId) {}

    /** Body of a merge. */
    record MergeRequest(
            @Schema(description = "The customer that remains") @NotNull UUID survivor,

            @Schema(description = "The customer that ends") @NotNull UUID absorbed,

            @Schema(description = "Why the two are held to be one person") @NotBlank @Size(max = 1000) String reason) {

        @Override
        public String toString() {
            return "MergeRequest[survivor=" + survivor + ", absorbed=" + absorbed + ", reason=•••]";
        }
    }

    /** Answer to a merge. */
    record MergeResponse(String mergeId, String survivor, String absorbed, long position) implements Positioned {}

    /** Body of a split. */
    record SplitRequest(
            @NotNull UUID mergeId,

            @Schema(description = "Why they are two people") @NotBlank @Size(max = 1000) String reason) {

        @Override
        public String toString() {
            return "SplitRequest[mergeId=" + mergeId + "]";
        }
    }

    /** Answer to a split: the survivor and the customer that stands by itself again. */
    record SplitResponse(List<String> customers, long position) implements Positioned {}

    /** Body of a review. */
    record ReviewRequest(
            @Schema(description = "Whether the two are one person") @NotNull Boolean accepted,

            @Schema(description = "Why") @NotBlank @Size(max = 1000) String reason) {

        @Override
        public String toString() {
            return "ReviewRequest[accepted=" + accepted + "]";
        }
    }

    /** Answer to a review. */
    record ReviewResponse(String mergeId, boolean merged, long position) implements Positioned {}

    /**
     * Answer to attaching or detaching: whose identifier it is, its key, and the event when there was something to do.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IdentifierResponse(
            String customerId,
            String key,
            @Nullable String eventId,
            @Nullable Long sequence,
            long position) implements Positioned {}
}
