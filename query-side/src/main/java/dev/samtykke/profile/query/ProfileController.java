package dev.samtykke.profile.query;

import java.time.Clock;
import java.time.Instant;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.profile.query.ProfileViews.Which;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.query.api.Slug;

/** Profiles over HTTP, never without a purpose. */
@RestController
@RequestMapping("/api/v1/profiles")
@Tag(name = "Profiles", description = "What a purpose may use of a person")
class ProfileController {

    private final ProfileViews views;

    ProfileController(ProfileReading reading, EventStreams streams, Clock clock) {
        this.views = new ProfileViews(reading, streams, clock);
    }

    @GetMapping(value = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ReadsProjection(ProjectionNames.PROFILE)
    @Operation(
            summary = "Read a profile for a purpose",
            description =
                    "Only what was collected for the purpose, is of a category that it covers, and may be processed for "
                            + "it now. When the purpose may not process the person's data, nothing is answered but the "
                            + "rule that says so. A customer that was absorbed by another one is answered for by the "
                            + "survivor. Values that were erased are left out.")
    ProfileAnswer profile(
            @PathVariable UUID id,
            @Parameter(description = "What the data is needed for")
                    @RequestParam
                    @Pattern(regexp = Slug.FORM, message = Slug.RULE) String purpose,
            @Parameter(
                            description =
                                    "Only interactions of that kind: web, app, shop, service, purchase, return, survey "
                                            + "or review")
                    @RequestParam(required = false)
                    @Nullable String kind,
            @Parameter(description = "Only interactions from this instant on") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "Only interactions before this instant") @RequestParam(required = false) @Nullable Instant to,
            @Parameter(description = "How many interactions at the most")
                    @RequestParam(defaultValue = "50")
                    @Min(0) @Max(500) int limit,
            @Parameter(description = "The answer's next of the page before") @RequestParam(required = false) @Nullable String next) {
        return views.view(
                id.toString(),
                purpose,
                new Which(Kinds.parse("kind", kind), from, to, Cursor.parse("next", next), limit));
    }
}
