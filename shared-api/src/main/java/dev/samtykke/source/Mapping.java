package dev.samtykke.source;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one kind of item is and what it may be kept for.
 *
 * @param category its data category, a slug
 * @param purposes the purposes that want it, at least one; it is kept for those of them that may process the person's
 *     data, and not at all when there is none (GDPR art. 5(1)(b) and (c))
 */
public record Mapping(String category, Set<String> purposes) {

    public Mapping {
        purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
    }
}
