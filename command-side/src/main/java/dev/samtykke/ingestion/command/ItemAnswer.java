package dev.samtykke.ingestion.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.permission.Rule;
import dev.samtykke.source.ItemVerdict;

/** What would become of one item. It has no value. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemAnswer(
        @Schema(allowableValues = {"trait", "event", "property"})
        String type,

        String name,

        @Schema(description = "The event of a property") @Nullable String event,

        @Schema(description = "Its data category; left out when the plan does not have it") @Nullable String category,

        @Schema(description = "Whether nothing of it would be kept")
        boolean withheld,

        @Schema(description = "The purposes that it would be kept for")
        Set<String> keptFor,

        @Schema(description = "The other purposes of the plan, with the rule that denies each")
        List<Denial> denied) {

    static ItemAnswer of(ItemVerdict verdict) {
        return new ItemAnswer(
                verdict.item().type().name().toLowerCase(Locale.ROOT),
                verdict.item().name(),
                verdict.item().event(),
                verdict.category(),
                verdict.withheld(),
                verdict.keptFor(),
                verdict.deniedBy().entrySet().stream()
                        .map(denied -> new Denial(denied.getKey(), denied.getValue()))
                        .toList());
    }

    /** Why a purpose does not get it. */
    record Denial(String purpose, Rule rule) {}
}
