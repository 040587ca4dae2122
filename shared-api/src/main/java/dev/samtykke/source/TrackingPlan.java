package dev.samtykke.source;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

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
}
