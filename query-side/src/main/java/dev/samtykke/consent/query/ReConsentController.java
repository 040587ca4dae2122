package dev.samtykke.consent.query;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.consent.NotBasedOnConsent;
import dev.samtykke.consent.query.ReConsentAnswer.Reason;
import dev.samtykke.consent.query.ReConsentAnswer.ToAsk;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.projection.Projections;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeIsRetired;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.UnknownPurpose;
import dev.samtykke.query.api.CustomerCursor;
import dev.samtykke.query.api.Page;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.query.api.Slug;
import dev.samtykke.statistics.query.ConsentTotals;

/** Who has to be asked again, over HTTP. */
@RestController
@Tag(name = "Purposes", description = "What data is used for, and on which lawful basis")
class ReConsentController {

    private final EventStreams streams;
    private final ReConsents reConsents;
    private final ConsentTotals totals;
    private final Clock clock;

    ReConsentController(Projections projections, EventStreams streams, Clock clock) {
        this.streams = streams;
        this.reConsents = new ReConsents(new ConsentDocuments(projections), new StreamCatalogue(streams));
        this.totals = new ConsentTotals(projections, new StreamCatalogue(streams));
        this.clock = clock;
    }

    @GetMapping("/api/v1/purposes/{id}/re-consents")
    @ReadsProjection(ProjectionNames.CONSENT)
    @Operation(
            summary = "Find who has to be asked again",
            description = "The customers whose consent for the purpose is stale, has expired, is in conflict after a "
                    + "merge, or was imported and never confirmed; each with the reason and the event. "
                    + "With expiresBefore, also those whose consent runs out until then.")
    ReConsentAnswer reConsents(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,
            @Parameter(description = "Only those with one of these reasons; all when left out")
                    @RequestParam(required = false)
                    @Nullable Set<Reason> reason,
            @Parameter(description = "Judges validity at this instant; now when left out")
                    @RequestParam(required = false)
                    @Nullable Instant expiresBefore,
            @Parameter(description = "How many at the most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @Parameter(description = "The answer's next of the page before")
                    @RequestParam(defaultValue = "")
                    @Pattern(regexp = CustomerCursor.FORM, message = CustomerCursor.RULE) String after) {
        PurposeState purpose = purpose(id);
        Instant at = expiresBefore == null ? clock.instant() : expiresBefore;
        Set<Reason> wanted = reason == null || reason.isEmpty() ? EnumSet.allOf(Reason.class) : reason;
        Page<ToAsk> page = reConsents.page(purpose, wanted, at, after, limit);
        return new ReConsentAnswer(id, purpose.current().version(), at, counts(purpose, at), page.items(), page.next());
    }

    private Map<Reason, Long> counts(PurposeState purpose, Instant at) {
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        List.of(Reason.values()).forEach(reason -> counts.put(reason, 0L));
        totals.of(purpose.purpose(), at)
                .getOrDefault(purpose.purpose(), Map.of())
                .forEach((state, count) -> {
                    if (EnumSet.allOf(Reason.class).stream()
                            .anyMatch(reason -> reason.name().equals(state))) {
                        counts.put(Reason.valueOf(state), count);
                    }
                });
        return counts;
    }

    private PurposeState purpose(String id) {
        PurposeState purpose = streams.state(Streams.PURPOSE, id);
        if (!purpose.defined()) {
            throw UnknownPurpose.named(id);
        }
        if (purpose.retired()) {
            throw PurposeIsRetired.named(id);
        }
        LawfulBasis basis = purpose.current().terms().lawfulBasis();
        if (basis != LawfulBasis.CONSENT) {
            throw new NotBasedOnConsent("id", id, basis);
        }
        return purpose;
    }
}
