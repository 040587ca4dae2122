package dev.samtykke.profile.query;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.http.problem.InvalidRequest;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.query.api.Slug;

/** Profiles as server-sent events, never without a purpose. */
@RestController
@RequestMapping("/api/v1/profiles")
@Tag(name = "Profiles", description = "What a purpose may use of a person")
class ProfileStreamController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final ProfileStreams streams;

    ProfileStreamController(ProfileStreams streams) {
        this.streams = streams;
    }

    @GetMapping(value = "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ReadsProjection(ProjectionNames.PROFILE)
    @Operation(
            summary = "Follow a profile for a purpose",
            description =
                    "Server-sent events named profile, each with a whole view as its data: the present one at first, "
                            + "then another one whenever it is different, because data came in, was merged or split, or "
                            + "the permission began or ended, be it by time alone. A view that is not permitted has no "
                            + "items and names the rule: what was read before must not be used any more. The id of an "
                            + "event is the position of the history that it holds for; who comes back with "
                            + "Last-Event-ID gets the present view only if it may be another one. The stream ends after "
                            + "half an hour, for the token to be looked at again.")
    SseEmitter one(
            @PathVariable UUID id,
            @Parameter(description = "What the data is needed for")
                    @RequestParam
                    @Pattern(regexp = Slug.FORM, message = Slug.RULE) String purpose,
            @Parameter(description = "How many interactions a view has at the most")
                    @RequestParam(defaultValue = "50")
                    @Min(0) @Max(500) int limit,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId) {
        return streams.one(id.toString(), purpose, limit, position(lastEventId));
    }

    @GetMapping(value = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ReadsProjection(ProjectionNames.PROFILE)
    @Operation(
            summary = "Follow everybody's profiles for a purpose",
            description =
                    "Server-sent events named profile, one for every change of what the purpose may use of anybody, with "
                            + "the customer and the whole view. Begins with what happens from now on, or after "
                            + "Last-Event-ID. An event named purpose tells that the purpose or a notice about it has "
                            + "changed, so that what is permitted may have changed for anybody: read again what is "
                            + "still needed. Expiry by time alone is told of those who were told of on this connection, "
                            + "10,000 of them at the most.")
    SseEmitter all(
            @Parameter(description = "What the data is needed for")
                    @RequestParam
                    @Pattern(regexp = Slug.FORM, message = Slug.RULE) String purpose,
            @Parameter(description = "How many interactions a view has at the most")
                    @RequestParam(defaultValue = "50")
                    @Min(0) @Max(500) int limit,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId) {
        return streams.all(purpose, limit, position(lastEventId));
    }

    private static @Nullable Long position(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return null;
        }
        if (!lastEventId.matches("[0-9]{1,18}")) {
            throw new InvalidRequest(LAST_EVENT_ID, "invalid-value");
        }
        return Long.valueOf(lastEventId);
    }
}
