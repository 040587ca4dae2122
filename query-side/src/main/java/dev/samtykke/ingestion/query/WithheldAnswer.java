package dev.samtykke.ingestion.query;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.permission.Rule;

/** Answer to {@code GET /api/v1/statistics/withheld}. */
record WithheldAnswer(
        LocalDate from,
        LocalDate to,

        @Schema(description = "By day, source, category, purpose and rule")
        List<Row> withheld) {

    /** How often one thing was withheld for one reason on a day. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            LocalDate day,
            String source,

            @Schema(
                    description =
                            "Category of the data; left out, like purpose and rule, when the plan does not have it")
            @Nullable String category,

            @Schema(description = "A purpose that could not use it") @Nullable String purpose,

            @Schema(description = "The rule by which it could not") @Nullable Rule rule,

            @Schema(description = "Whether the source's tracking plan does not have it")
            boolean unmapped,

            long count) {}
}
