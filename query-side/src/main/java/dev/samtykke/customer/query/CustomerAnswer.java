package dev.samtykke.customer.query;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is current of a customer. For a customer that was absorbed it tells what is current of the survivor. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CustomerAnswer(
        @Schema(description = "The customer asked for") String customerId,

        @Schema(description = "The survivor, when the customer was absorbed by another one") @Nullable String mergedInto,

        @Schema(description = "The identifiers that point to the customer, those of absorbed customers included")
        List<IdentifierAnswer> identifiers,

        List<ConsentAnswer> consents,

        @JsonUnwrapped StandingAnswer standing,

        @Schema(description = "The customers that were merged into this one, directly or not")
        List<String> absorbed,

        @JsonUnwrapped MergeAnswers identity) {

    /** An identifier. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IdentifierAnswer(
            @Schema(example = "email") String type,

            @Schema(description = "Keyed hash of the identifier, by which it is named in other calls")
            String key,

            @Schema(description = "The identifier; left out when it was erased") @Nullable String value) {

        @Override
        public String toString() {
            return "IdentifierAnswer[" + type + ", " + key + ", value=•••]";
        }
    }
}
