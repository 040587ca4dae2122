package dev.samtykke.consent.command;

import java.time.Instant;
import java.util.Locale;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.ConsentImportState;

/** How far an import has got. */
record ImportProgress(
        String id,

        @Schema(allowableValues = {"receiving", "interrupted", "completed"})
        String status,

        @Schema(description = "How often it was sent; all figures are of the latest time")
        int attempt,

        long lines,

        @Schema(description = "Lines that are recorded, whether this time or before")
        long applied,

        @Schema(description = "Of these, lines with a grant without full evidence")
        long unverified,

        @Schema(description = "Lines that broke a rule and changed nothing")
        long refused,

        @Nullable Instant begunAt,
        @Nullable Instant updatedAt) {

    static ImportProgress of(ConsentImportState state) {
        return new ImportProgress(
                state.importId(),
                state.stage().name().toLowerCase(Locale.ROOT),
                state.attempt(),
                state.counts().lines(),
                state.counts().applied(),
                state.counts().unverified(),
                state.counts().refused(),
                state.begunAt(),
                state.updatedAt());
    }
}
