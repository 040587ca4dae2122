package dev.samtykke.source.command;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.samtykke.commanding.http.Slug;
import dev.samtykke.source.EventMapping;
import dev.samtykke.source.InteractionKind;
import dev.samtykke.source.Mapping;
import dev.samtykke.source.TrackingPlan;

/** A tracking plan: what may be sent. Everything else is withheld. */
public record PlanRequest(
        @Schema(description = "Traits of a person by name") @Nullable @Size(max = 500) Map<@NotBlank @Size(max = 200) String, @NotNull @Valid Use> traits,

        @Schema(description = "Events by name") @Nullable @Size(max = 500) Map<@NotBlank @Size(max = 200) String, @NotNull @Valid Event> events) {

    /** The plan that it states. */
    public TrackingPlan toPlan() {
        return new TrackingPlan(
                uses(traits),
                events == null
                        ? Map.of()
                        : events.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        event -> event.getValue().toMapping())));
    }

    private static Map<String, Mapping> uses(@Nullable Map<String, Use> uses) {
        Map<String, Mapping> mappings = new TreeMap<>();
        if (uses != null) {
            uses.forEach((name, use) -> mappings.put(name, new Mapping(use.category(), use.purposes())));
        }
        return mappings;
    }

    /** What an item is and what it may be kept for. */
    record Use(
            @Schema(description = "Its data category") @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String category,

            @Schema(description = "The purposes that want it") @NotEmpty @Size(max = 50) Set<@NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String> purposes) {}

    /** What an event is, what it may be kept for, and which of its properties. */
    record Event(
            @Schema(description = "Its data category") @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String category,

            @Schema(description = "The purposes that want it") @NotEmpty @Size(max = 50) Set<@NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String> purposes,

            @Schema(description = "The sort of interaction") @Nullable Kind kind,

            @Schema(description = "Its properties by name") @Nullable @Size(max = 200) Map<@NotBlank @Size(max = 200) String, @NotNull @Valid Use> properties) {

        EventMapping toMapping() {
            return new EventMapping(
                    new Mapping(category, purposes), kind == null ? null : kind.toKind(), uses(properties));
        }
    }

    /** The sorts of interactions. */
    enum Kind {
        @JsonProperty("web")
        WEB,
        @JsonProperty("app")
        APP,
        @JsonProperty("shop")
        SHOP,
        @JsonProperty("service")
        SERVICE,
        @JsonProperty("purchase")
        PURCHASE,
        @JsonProperty("return")
        RETURN,
        @JsonProperty("survey")
        SURVEY,
        @JsonProperty("review")
        REVIEW;

        InteractionKind toKind() {
            return InteractionKind.valueOf(name());
        }
    }
}
