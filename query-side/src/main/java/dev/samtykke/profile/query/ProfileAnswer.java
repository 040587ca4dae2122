package dev.samtykke.profile.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.samtykke.permission.Decision;
import dev.samtykke.permission.Rule;
import dev.samtykke.purpose.LawfulBasis;

/** What a purpose may use of a person, and why. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProfileAnswer(
        @Schema(description = "The customer asked for") String customerId,

        @Schema(description = "The survivor, when the customer was absorbed by another one") @Nullable String mergedInto,

        String purpose,

        @Schema(
                description =
                        "Whether the purpose may process the person's data now; nothing is answered when it may not")
        boolean permitted,

        @Schema(description = "The rule that settles it") Rule rule,

        @Nullable LawfulBasis basis,

        @Schema(description = "The version of the purpose in force") @Nullable Integer purposeVersion,

        @Schema(description = "The event that the permission rests on") @Nullable String eventId,

        @Schema(description = "When the permission ends by itself; left out when it does not") @Nullable Instant expiresAt,

        List<Attribute> attributes,

        @Schema(description = "The newest first") List<Interaction> interactions,

        @Schema(description = "Whether the person may be contacted now, by channel that they have wishes about")
        Map<String, Channel> channels,

        @Schema(description = "For the parameter next of the next page of interactions; left out on the last one")
        @Nullable String next) {

    /** A fact about the person. */
    record Attribute(
            String name,

            @Schema(description = "As it was sent", implementation = Object.class)
            JsonNode value,

            @Schema(description = "Category of the data") String category,

            @Schema(description = "Lawful basis on which the purpose may use it")
            LawfulBasis basis,

            @Schema(description = "The source that sent it") String source,

            @Schema(description = "When it was collected, as far as the source knows")
            Instant collectedAt,

            @Schema(description = "The event that tells of it")
            String eventId) {

        @Override
        public String toString() {
            return "Attribute[" + name + ", value=•••]";
        }
    }

    /** Something that the person did. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Interaction(
            String name,

            @Schema(example = "purchase") @Nullable String kind,

            @Schema(description = "Category of the data") String category,

            @Schema(description = "When it happened, as far as the source knows")
            Instant at,

            @Schema(description = "The source that sent it") String source,

            @Schema(description = "Those that the purpose may use, as they were sent")
            Map<String, JsonNode> properties,

            LawfulBasis basis,

            @Schema(description = "The event that tells of it")
            String eventId) {

        @Override
        public String toString() {
            return "Interaction[" + name + ", properties=•••]";
        }
    }

    /** Whether the person may be contacted on a channel now. */
    record Channel(
            boolean permitted,

            @Schema(description = "The rule that settles it")
            Rule rule) {}

    static ProfileAnswer denied(String customerId, @Nullable String mergedInto, String purpose, Decision decision) {
        return of(customerId, mergedInto, purpose, decision, List.of(), List.of(), Map.of(), null);
    }

    static ProfileAnswer of(
            String customerId,
            @Nullable String mergedInto,
            String purpose,
            Decision decision,
            List<Attribute> attributes,
            List<Interaction> interactions,
            Map<String, Channel> channels,
            @Nullable String next) {
        return new ProfileAnswer(
                customerId,
                mergedInto,
                purpose,
                decision.permitted(),
                decision.rule(),
                decision.basis(),
                decision.purposeVersion(),
                decision.eventId(),
                decision.expiresAt(),
                attributes,
                interactions,
                channels,
                next);
    }

    @Override
    public String toString() {
        return "ProfileAnswer[" + customerId + ", " + purpose + ", " + rule + ", •••]";
    }
}
