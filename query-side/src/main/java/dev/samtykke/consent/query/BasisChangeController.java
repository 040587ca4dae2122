package dev.samtykke.consent.query;

import java.time.Clock;
import java.time.Instant;

import com.mongodb.client.MongoCursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.consent.query.BasisChangeAnswer.Barred;
import dev.samtykke.consent.query.BasisChangeAnswer.BarredAnswer;
import dev.samtykke.consent.query.ConsentDocuments.Decided;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.projection.Projections;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.UnknownPurpose;
import dev.samtykke.purpose.query.BasisChange;
import dev.samtykke.query.api.CustomerCursor;
import dev.samtykke.query.api.Page;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.query.api.Slug;

/** Moves of a purpose from one lawful basis to another, over HTTP. */
@RestController
@RequestMapping("/api/v1/purposes/{id}/basis-changes")
@Tag(name = "Purposes", description = "What data is used for, and on which lawful basis")
class BasisChangeController {

    private final EventStreams streams;
    private final Guard guard;
    private final Clock clock;

    BasisChangeController(Projections projections, EventStreams streams, Clock clock) {
        this.streams = streams;
        this.guard = new Guard(new ConsentDocuments(projections), new StreamCatalogue(streams));
        this.clock = clock;
    }

    @GetMapping
    @ReadsProjection(ProjectionNames.CONSENT)
    @Operation(
            summary = "Report how a purpose's lawful basis changed",
            description = "When it moved from which basis to which, and how many of those who had refused or withdrawn "
                    + "are still denied. Bases are not swapped behind people's backs: a no counts until its person was "
                    + "shown a notice of the new basis (EDPB Guidelines 05/2020, 121-123).")
    BasisChangeAnswer changes(@PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id) {
        PurposeState purpose = purpose(id);
        Instant now = clock.instant();
        long saidNo = 0;
        long barred = 0;
        try (MongoCursor<Decided> decisions = guard.whoSaidNo(id, "").iterator()) {
            while (decisions.hasNext()) {
                saidNo++;
                barred += guard.barred(decisions.next(), now).isPresent() ? 1 : 0;
            }
        }
        return new BasisChangeAnswer(
                id, purpose.current().terms().lawfulBasis(), BasisChange.of(purpose), saidNo, barred, saidNo - barred);
    }

    @GetMapping("/barred")
    @ReadsProjection(ProjectionNames.CONSENT)
    @Operation(
            summary = "List who is still denied after the lawful basis changed",
            description = "The customers who refused or withdrew, and whose no still counts on the basis in force.")
    BarredAnswer barred(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,
            @Parameter(description = "How many at the most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @Parameter(description = "The answer's next of the page before")
                    @RequestParam(defaultValue = "")
                    @Pattern(regexp = CustomerCursor.FORM, message = CustomerCursor.RULE) String after) {
        PurposeState purpose = purpose(id);
        Page<Barred> page = ScannedPage.of(
                guard.whoSaidNo(id, after), after, limit, decided -> guard.barred(decided, clock.instant()));
        return new BarredAnswer(id, purpose.current().terms().lawfulBasis(), page.items(), page.next());
    }

    private PurposeState purpose(String id) {
        PurposeState purpose = streams.state(Streams.PURPOSE, id);
        if (!purpose.defined()) {
            throw UnknownPurpose.named(id);
        }
        return purpose;
    }
}
