package dev.samtykke.query.api;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next where the next page begins; null when this is the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * A page of what was found when asking for one more than the limit.
     *
     * @param key the position of an item in the list
     */
    public static <T> Page<T> of(int limit, List<T> found, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, key.apply(items.get(limit - 1)));
    }
}
