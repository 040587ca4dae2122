package dev.samtykke.source;

import java.util.SortedMap;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

import dev.samtykke.permission.Rule;

/**
 * What becomes of one item.
 *
 * @param category its data category; null when the plan does not have the item
 * @param keptFor the purposes that it is kept for; empty when it is withheld
 * @param deniedBy the rule by purpose, for each purpose that it is not kept for
 */
public record ItemVerdict(
        Item item, @Nullable String category, SortedSet<String> keptFor, SortedMap<String, Rule> deniedBy) {

    /** Whether nothing of it is kept. */
    public boolean withheld() {
        return keptFor.isEmpty();
    }

    /** Whether the plan does not have it. */
    public boolean unmapped() {
        return category == null;
    }
}
