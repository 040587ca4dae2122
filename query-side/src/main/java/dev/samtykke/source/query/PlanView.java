package dev.samtykke.source.query;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.samtykke.source.EventMapping;
import dev.samtykke.source.Mapping;
import dev.samtykke.source.TrackingPlan;

/** A tracking plan in the form in which it is put. */
record PlanView(Map<String, Use> traits, Map<String, Event> events) {

    static PlanView of(TrackingPlan plan) {
        Map<String, Event> events = new TreeMap<>();
        plan.events().forEach((name, event) -> events.put(name, Event.of(event)));
        return new PlanView(uses(plan.traits()), events);
    }

    private static Map<String, Use> uses(Map<String, Mapping> mappings) {
        Map<String, Use> uses = new TreeMap<>();
        mappings.forEach((name, mapping) -> uses.put(name, new Use(mapping.category(), mapping.purposes())));
        return uses;
    }

    /** What an item is and what it may be kept for. */
    record Use(String category, Set<String> purposes) {}

    /** What an event is, what it may be kept for, and which of its properties. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            String category, Set<String> purposes, @Nullable String kind, Map<String, Use> properties) {

        static Event of(EventMapping event) {
            return new Event(
                    event.event().category(),
                    event.event().purposes(),
                    event.kind() == null ? null : event.kind().name().toLowerCase(Locale.ROOT),
                    uses(event.properties()));
        }
    }
}
