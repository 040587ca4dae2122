package dev.samtykke.profile.query;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.samtykke.permission.Rule;
import dev.samtykke.profile.query.KeptAnswer.Taken;
import dev.samtykke.purpose.LawfulBasis;

/** Answer to {@code GET /api/v1/customers/{id}/lineage}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineageAnswer(
        @Schema(description = "The customer asked for") String customerId,

        @Schema(description = "The survivor, when the customer was absorbed by another one") @Nullable String mergedInto,

        String attribute,

        @Schema(description = "What came in, the latest first")
        List<Step> steps,

        @Schema(description = "For the parameter before of the next page; left out on the last one") @Nullable Long next) {

    /** The attribute came in with a call. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            @Schema(description = "Whether a value was kept, or withheld")
            boolean kept,

            @Schema(
                    description = "As it was sent; left out when it was withheld or erased",
                    implementation = Object.class)
            @Nullable JsonNode value,

            @Schema(description = "Whether a value that was kept has been erased since")
            boolean erased,

            @Nullable String category,
            Call call,

            @Schema(description = "When it was collected, as far as the source knows")
            Instant collectedAt,

            Instant recordedAt,

            @Schema(description = "What it was kept for, and the lawful basis of each at that time")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<Use> collectedFor,

            @Schema(description = "The purposes that could not use it, and by which rule")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<Denial> deniedTo,

            @Schema(description = "What merges took away since") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<Taken> taken,

            @Schema(description = "What it may still be used for, given a permission")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            Set<String> purposes,

            @Schema(description = "The purposes that are answered this value at this moment")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<String> countsFor,

            @Schema(description = "The customer in whose stream it was recorded")
            String recordedOn,

            String eventId) {

        @Override
        public String toString() {
            return "Step[" + eventId + ", value=•••]";
        }
    }

    /** The call that it came with. */
    record Call(String source, int sourceVersion, int trust, String type) {}

    /** A purpose and what it rested on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Use(
            String purpose,
            @Nullable LawfulBasis basis,
            @Nullable Integer purposeVersion) {}

    /** A purpose that could not use it. */
    record Denial(String purpose, Rule rule) {}
}
