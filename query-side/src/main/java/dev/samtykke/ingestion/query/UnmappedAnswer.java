package dev.samtykke.ingestion.query;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Answer to {@code GET /api/v1/sources/{id}/unmapped}. */
record UnmappedAnswer(
        String source,

        @Schema(description = "What is sent most often first")
        List<Row> unmapped) {

    /** An item that the plan does not have. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            @Schema(example = "property") String type,

            @Schema(description = "The event of a property") @Nullable String event,

            @Schema(description = "Left out when the name looked like a personal value") @Nullable String name,

            long count,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen) {

        static Row of(Unmapped item) {
            return new Row(
                    item.type().name().toLowerCase(Locale.ROOT),
                    item.event(),
                    item.name(),
                    item.times(),
                    item.first(),
                    item.last());
        }
    }
}
