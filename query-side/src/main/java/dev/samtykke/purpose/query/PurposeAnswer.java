package dev.samtykke.purpose.query;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.PurposeVersion;

/** A purpose in its version in force. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PurposeAnswer(
        @Schema(example = "newsletter") String id,

        @Schema(description = "The version in force, counted from 1", example = "2")
        int version,

        @JsonUnwrapped PurposeTerms terms,

        @Schema(description = "When it was retired; left out while it is in use") @Nullable Instant retiredAt,

        @Schema(description = "All versions, oldest first; left out in lists") @Nullable List<VersionAnswer> versions) {

    static PurposeAnswer brief(PurposeState state) {
        PurposeVersion current = state.current();
        return new PurposeAnswer(state.purpose(), current.version(), current.terms(), state.retiredAt(), null);
    }

    static PurposeAnswer whole(PurposeState state) {
        PurposeVersion current = state.current();
        return new PurposeAnswer(
                state.purpose(),
                current.version(),
                current.terms(),
                state.retiredAt(),
                state.versions().stream().map(VersionAnswer::of).toList());
    }

    /** One version of a purpose. */
    record VersionAnswer(
            int version,

            @Schema(description = "Whether consents given under an earlier version became stale")
            boolean material,

            Instant recordedAt,
            String eventId,
            @JsonUnwrapped PurposeTerms terms) {

        static VersionAnswer of(PurposeVersion version) {
            return new VersionAnswer(
                    version.version(), version.material(), version.recordedAt(), version.eventId(), version.terms());
        }
    }
}
