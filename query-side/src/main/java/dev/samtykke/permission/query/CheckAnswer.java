package dev.samtykke.permission.query;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.permission.Decision;
import dev.samtykke.permission.Rule;
import dev.samtykke.purpose.LawfulBasis;

/** Answer to {@code POST /api/v1/permissions/check}, in the order of the questions. */
record CheckAnswer(List<Result> results) {

    /** One answer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            boolean permitted,

            @Schema(description = "The rule that settles it")
            Rule rule,

            @Nullable LawfulBasis basis,

            @Schema(description = "The version of the purpose in force") @Nullable Integer purposeVersion,

            @Schema(description = "The event that it rests on") @Nullable String eventId,

            @Schema(description = "The categories of data that may be used; left out when denied")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            Set<String> categories,

            @Schema(description = "When the permission ends by itself; left out when it does not") @Nullable Instant expiresAt) {

        static Result of(Decision decision) {
            return new Result(
                    decision.permitted(),
                    decision.rule(),
                    decision.basis(),
                    decision.purposeVersion(),
                    decision.eventId(),
                    decision.categories(),
                    decision.expiresAt());
        }
    }
}
