package dev.samtykke.source.command;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.samtykke.signal.SignalTerms;
import dev.samtykke.signal.command.SignalsRequest;
import dev.samtykke.source.SourceTerms;

/** Body of {@code PUT /api/v1/sources/{id}}; see {@link SourceTerms}. */
@Schema(example = """
        {"title": "Web shop", "trust": 60, "plan": {
           "traits": {"email": {"category": "contact", "purposes": ["newsletter"]}},
           "events": {"Order Completed": {"category": "purchases", "purposes": ["recommendations"], "kind": "purchase",
                       "properties": {"total": {"category": "purchases", "purposes": ["recommendations"]}}}}}}""")
record SourceRequest(
        @Schema(description = "Short name that people read") @NotBlank @Size(max = 200) String title,

        @Schema(description = "Of two values for one attribute the one of the more trusted source stands")
        @NotNull @Min(value = 0, message = "at-least-0") @Max(value = 100, message = "at-most-100") Integer trust,

        @NotNull @Valid PlanRequest plan,

        @Schema(description = "What consent signals that it passes on mean; nothing when left out") @Nullable @Valid SignalsRequest signals) {

    SourceTerms toTerms() {
        return new SourceTerms(title, trust, plan.toPlan(), signals == null ? SignalTerms.NONE : signals.toTerms());
    }
}
