package dev.samtykke.source.query;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.source.SourceState;
import dev.samtykke.source.SourceTerms;

/** A source as it is now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SourceView(
        @Schema(example = "web-shop") String id,

        @Schema(description = "Counted from 1") int version,

        String title,

        @Schema(description = "0 to 100") int trust,

        @Schema(description = "What it may send; left out in lists") @Nullable PlanView plan,

        @Schema(
                description =
                        "What consent signals mean that it passes on; left out in lists, and when they mean nothing")
        @Nullable SignalsView signals,

        @Schema(description = "The write keys that are accepted")
        List<KeyView> writeKeys) {

    static SourceView brief(SourceState source) {
        return of(source, null, null);
    }

    static SourceView whole(SourceState source) {
        return of(source, PlanView.of(source.plan()), SignalsView.of(source.signals()));
    }

    private static SourceView of(SourceState source, @Nullable PlanView plan, @Nullable SignalsView signals) {
        SourceTerms terms = Objects.requireNonNull(source.terms());
        return new SourceView(
                source.source(),
                source.version(),
                terms.title(),
                terms.trust(),
                plan,
                signals,
                source.writeKeys().entrySet().stream()
                        .map(key -> new KeyView(key.getKey(), key.getValue()))
                        .toList());
    }

    /** A write key, by its id only: the key itself is stored nowhere. */
    record KeyView(String id, Instant addedAt) {}
}
