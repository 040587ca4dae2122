package dev.samtykke.ingestion.command;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.samtykke.commanding.CommandContext;
import dev.samtykke.commanding.RequestFingerprints;
import dev.samtykke.commanding.TooMuchContention;
import dev.samtykke.commanding.http.Position;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.http.json.MalformedJson;
import dev.samtykke.http.problem.SafeTrace;
import dev.samtykke.http.trace.RequestContext;
import dev.samtykke.identity.command.IdentitySettings;
import dev.samtykke.ingestion.command.BatchReader.Sender;
import dev.samtykke.ingestion.command.CallIntake.Taken;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;

/** Receives what the SDKs of Segment and RudderStack send. */
@RestController
@Tag(name = "Tracking", description = "What sources send, as the SDKs of Segment and RudderStack do")
class TrackingController {

    private static final Logger log = LoggerFactory.getLogger(TrackingController.class);

    /** The calls by their addresses: in full, and as the browser SDKs shorten them. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("batch", "batch"),
            Map.entry("import", "batch"),
            Map.entry("b", "batch"),
            Map.entry("identify", "identify"),
            Map.entry("i", "identify"),
            Map.entry("track", "track"),
            Map.entry("t", "track"),
            Map.entry("page", "page"),
            Map.entry("p", "page"),
            Map.entry("screen", "screen"),
            Map.entry("s", "screen"),
            Map.entry("group", "group"),
            Map.entry("g", "group"),
            Map.entry("alias", "alias"),
            Map.entry("a", "alias"));

    private final WriteKeys writeKeys;
    private final BatchReader reader;
    private final CallIntake intake;
    private final EventPositions positions;
    private final Clock clock;

    TrackingController(
            EventStreams streams,
            IdentifierKeys keys,
            IdentitySettings identity,
            RequestFingerprints fingerprints,
            CallIntake intake,
            EventPositions positions,
            Supplier<String> ids,
            Clock clock) {
        this.writeKeys = new WriteKeys(streams);
        this.reader = new BatchReader(new CallReader(keys, identity.policy()), fingerprints, ids);
        this.intake = intake;
        this.positions = positions;
        this.clock = clock;
    }

    @PostMapping("/v1/{call}")
    @Operation(
            summary = "Send calls",
            description = "A batch, or one call, as the Segment Spec has it; JSON in any media type, packed with gzip "
                    + "or not. Every item is judged by the source's tracking plan and by what the person it is about "
                    + "permits at this moment. A batch that can be read is always answered with 200: what was withheld "
                    + "and which calls were rejected is in the body. Calls are told apart by their messageId.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(type = "object"),
                            examples = @ExampleObject("""
                    {"batch": [{"type": "track", "messageId": "m-1", "userId": "u-1", "event": "Order Completed",
                      "properties": {"total": 12.5}, "timestamp": "2026-05-01T12:00:00Z"}],
                     "sentAt": "2026-05-01T12:00:01Z", "writeKey": "sk_…"}""")))
    TrackingAnswer receive(
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "batch",
                                                "import",
                                                "b",
                                                "identify",
                                                "i",
                                                "track",
                                                "t",
                                                "page",
                                                "p",
                                                "screen",
                                                "s",
                                                "group",
                                                "g",
                                                "alias",
                                                "a"
                                            }))
                    @PathVariable
                    String call,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestHeader(name = "AnonymousId", required = false) @Nullable String anonymousId,
            @Parameter(hidden = true) InputStream in,
            @Parameter(hidden = true) RequestContext caller)
            throws IOException {
        Optional<String> inHeader = WriteKeys.inHeader(authorization).map(writeKeys::source);
        JsonNode body = body(in, inHeader.isPresent());
        String source =
                inHeader.orElseGet(() -> writeKeys.source(body.path("writeKey").asString("")));
        String type = Optional.ofNullable(TYPES.get(call)).orElseThrow(UnknownCall::new);
        String visitor =
                anonymousId == null ? null : Base64Text.decode(anonymousId).orElse(null);
        Sender sender = new Sender(source, visitor, clock.instant());
        TrackedBatch batch = type.equals("batch") ? reader.batch(body, sender) : reader.single(body, type, sender);
        return take(batch, source, CommandContext.of("source:" + source, caller.traceId()));
    }

    /** Whoever has not said who they are yet is not told what is wrong with what they send. */
    private static JsonNode body(InputStream in, boolean known) throws IOException {
        try {
            return TrackingBody.read(in);
        } catch (MalformedJson malformed) {
            if (known) {
                throw malformed;
            }
            throw new InvalidWriteKey();
        }
    }

    private TrackingAnswer take(TrackedBatch batch, String source, CommandContext context) {
        try {
            Taken taken = batch.calls().isEmpty()
                    ? new Taken(List.of(), List.of())
                    : intake.take(source, batch.calls(), context);
            long position = taken.eventIds().stream()
                    .mapToLong(eventId -> Position.of(positions, eventId))
                    .max()
                    .orElseGet(positions::head);
            return TrackingAnswer.of(batch, taken.calls(), position);
        } catch (TooMuchContention | EventStoreException away) {
            log.warn("Calls cannot be stored: {}", SafeTrace.of(away));
            throw new StoreIsAway();
        }
    }
}
