package dev.samtykke.permission.query;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.query.Outdating;
import dev.samtykke.permission.query.CheckAnswer.Result;
import dev.samtykke.purpose.PurposeVersion;

/** Answer to {@code POST /api/v1/permissions/explain}, in the order of the questions. */
record ExplainAnswer(List<Explanation> results) {

    /** One answer with its reasons. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Explanation(
            @JsonUnwrapped Result result,

            @Schema(description = "The customer that it is about, after all merges; left out when nobody is known")
            @Nullable String customerId,

            @Schema(description = "When it is asked for") Instant at,

            @Schema(description = "What the rule means", example = "The person withdrew the consent.")
            String meaning,

            @Schema(description = "Where the law says so", example = "GDPR art. 7(3)")
            String article,

            @Schema(description = "The version of the purpose in force then; left out for an unknown purpose") @Nullable InForce purpose,

            @Schema(description = "The event that it rests on; left out when it rests on the absence of one") @Nullable RestsOn event,

            @Schema(description = "What made a consent stale; left out otherwise") @Nullable Outdating outdatedBy,

            @Schema(
                    description = "Alternatives, each of which lifts the rule, after which another rule may apply; "
                            + "empty when permitted, or when nothing would change it")
            List<Change> wouldChange) {}

    /** A purpose version. */
    record InForce(String id, int version, String title, Instant recordedAt, String eventId) {

        static InForce of(String id, PurposeVersion version) {
            return new InForce(id, version.version(), version.terms().title(), version.recordedAt(), version.eventId());
        }
    }

    /** An event. */
    record RestsOn(
            String eventId,

            @Schema(description = "Stable name of its type", example = "consent-revoked")
            String type,

            @Schema(description = "Its place in the whole history")
            long position,

            Instant recordedAt) {}
}
