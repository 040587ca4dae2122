package dev.samtykke.ingestion.command;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.samtykke.source.command.PlanRequest;

/** Body of a dry run. */
@Schema(example = """
        {"calls": [{"type": "track", "userId": "u-1", "event": "Order Completed", "properties": {"total": 12.5}}]}""")
record DryRunRequest(
        @Schema(description = "Calls as an SDK sends them") @NotEmpty @Size(max = 100) List<@NotNull JsonNode> calls,

        @Schema(description = "A plan to try; the source's own when left out") @Nullable @Valid PlanRequest plan) {

    @Override
    public String toString() {
        return "DryRunRequest[" + calls.size() + " calls]";
    }
}
