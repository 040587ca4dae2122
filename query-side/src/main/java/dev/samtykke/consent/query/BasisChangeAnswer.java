package dev.samtykke.consent.query;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.permission.Rule;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.query.BasisChange;

/** What a purpose's moves to other lawful bases mean for those who had said no. */
record BasisChangeAnswer(
        @Schema(example = "newsletter") String purpose,

        @Schema(description = "The basis in force") LawfulBasis lawfulBasis,

        @Schema(description = "The changes, oldest first; empty when it always had this basis")
        List<BasisChange> changes,

        @Schema(description = "How many customers have refused or withdrawn their consent to the purpose")
        long saidNo,

        @Schema(
                description = "How many of them are still denied because of it: they were not shown a notice of the "
                        + "basis in force since it changed")
        long barred,

        @Schema(
                description = "How many of them were shown one, so that the no counts no longer and only the basis in "
                        + "force decides")
        long told) {

    /** A page of those who are still denied. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BarredAnswer(
            String purpose,
            LawfulBasis lawfulBasis,

            @Schema(description = "In the order of their ids; a page may be short, or empty, and still have a next one")
            List<Barred> customers,

            @Schema(description = "For the parameter after of the next page; left out on the last one") @Nullable String next) {}

    /** Somebody who is still denied. */
    record Barred(
            String customerId,

            @Schema(description = "REFUSED, REVOKED or CONFLICT")
            Rule rule,

            @Schema(description = "The event that states the decision")
            String eventId,

            Instant decidedAt) {}
}
