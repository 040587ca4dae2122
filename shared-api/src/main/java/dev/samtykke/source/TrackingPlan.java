package dev.samtykke.source;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a source may send. An item that is not in it is withheld.
 *
 * @param traits the traits of a person by name
 * @param events the events by name
 */
public record TrackingPlan(Map<String, Mapping> traits, Map<String, EventMapping> events) {

    /** Nothing may be sent. */
    public static final TrackingPlan NONE = new TrackingPlan(Map.of(), Map.of());

    public TrackingPlan {
        traits = Collections.unmodifiableSortedMap(new TreeMap<>(traits));
        events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
    }

    /** Every purpose that some item is wanted for. */
    public Set<String> purposes() {
        Set<String> purposes = new TreeSet<>();
        traits.values().forEach(trait -> purposes.addAll(trait.purposes()));
        events.values().forEach(event -> {
            purposes.addAll(event.event().purposes());
            event.properties().values().forEach(property -> purposes.addAll(property.purposes()));
        });
        return purposes;
    }
}
