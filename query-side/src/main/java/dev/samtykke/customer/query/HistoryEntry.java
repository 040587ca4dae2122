package dev.samtykke.customer.query;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One event of a customer's history. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryEntry(
        @Schema(description = "Its place in the whole history")
        long position,

        String eventId,

        @Schema(description = "Its place in the customer's stream")
        long sequence,

        @Schema(description = "Stable name of its type", example = "consent-granted")
        String type,

        @Schema(description = "Revision of the payload's shape")
        int revision,

        @Schema(description = "When the system learnt of it")
        Instant recordedAt,

        @Schema(description = "The client that caused it") @Nullable String actor,

        @Schema(description = "The call that caused it") @Nullable String traceId,

        @Schema(description = "What happened, in clear; erased values read \"erased\"", type = "object") @JsonRawValue
        String payload) {

    @Override
    public String toString() {
        return "HistoryEntry[" + position + ", " + type + "]";
    }
}
