package dev.samtykke.profile.query;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.samtykke.profile.Loss;

/** Answer to {@code GET /api/v1/customers/{id}/interactions}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeptAnswer(
        @Schema(description = "The customer asked for") String customerId,

        @Schema(description = "The survivor, when the customer was absorbed by another one") @Nullable String mergedInto,

        @Schema(description = "The newest first") List<Interaction> interactions,

        @Schema(description = "For the parameter next of the next page; left out on the last one") @Nullable String next) {

    /** Something that the person did, with all that is kept of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Interaction(
            String name,

            @Schema(example = "purchase") @Nullable String kind,
            String category,

            @Schema(description = "When it happened, as far as the source knows")
            Instant at,

            Instant recordedAt,
            String source,

            @Schema(description = "What it may still be used for, given a permission")
            Set<String> purposes,

            @Schema(description = "Those of the purposes that may process the person's data at this moment")
            List<String> permittedNow,

            @Schema(description = "What merges took away") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<Taken> taken,

            List<Property> properties,

            @Schema(description = "The customer in whose stream it was recorded")
            String recordedOn,

            String eventId) {}

    /** A property of an interaction. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Property(
            String name,
            String category,
            Set<String> purposes,

            @Schema(description = "As it was sent; left out when it was erased", implementation = Object.class)
            @Nullable JsonNode value) {

        @Override
        public String toString() {
            return "Property[" + name + ", value=•••]";
        }
    }

    /** Purposes that a merge took away. */
    record Taken(String mergeId, Set<String> purposes) {

        static List<Taken> of(List<Loss> losses) {
            return losses.stream()
                    .map(loss -> new Taken(loss.mergeId(), loss.purposes()))
                    .toList();
        }
    }
}
