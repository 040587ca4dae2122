package dev.samtykke.source;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of an event of one name.
 *
 * @param event what it is and what it may be kept for
 * @param kind what sort of interaction it is; null when the source does not say
 * @param properties its properties by name; one that is not here is withheld
 */
public record EventMapping(Mapping event, @Nullable InteractionKind kind, Map<String, Mapping> properties) {

    public EventMapping {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }
}
