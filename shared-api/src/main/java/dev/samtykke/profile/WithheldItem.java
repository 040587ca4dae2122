package dev.samtykke.profile;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.samtykke.permission.Rule;
import dev.samtykke.source.Item;

/**
 * Something that was sent and of which nothing was kept. It never has the value.
 *
 * @param type what it was
 * @param name of it; null when the plan does not have it and the name could itself be a personal value
 * @param event the event of a property; null as above, and for other items
 * @param category its data category; null when the plan does not have it
 * @param deniedBy the rule by purpose; empty when the plan does not have the item
 */
public record WithheldItem(
        Item.Type type,
        @Nullable String name,
        @Nullable String event,
        @Nullable String category,
        Map<String, Rule> deniedBy) {

    public WithheldItem {
        deniedBy = Collections.unmodifiableMap(new TreeMap<>(deniedBy));
    }

    /** Whether the plan does not have it. */
    public boolean unmapped() {
        return category == null;
    }
}
