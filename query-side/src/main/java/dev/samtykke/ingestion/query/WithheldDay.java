package dev.samtykke.ingestion.query;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.samtykke.permission.Rule;
import dev.samtykke.profile.WithheldItem;

/**
 * What was withheld of a source's data on a day; one document.
 *
 * @param day in UTC, ISO 8601
 * @param counts how often, by the text of a {@link Reason}
 */
public record WithheldDay(String source, String day, Map<String, Long> counts) {

    private static final String UNMAPPED = "unmapped";

    /**
     * Why something was withheld.
     *
     * @param category of the data; null when the plan does not have the item, which is the reason then
     * @param purpose that could not use it; null likewise
     * @param rule by which; null likewise
     */
    record Reason(
            @Nullable String category,
            @Nullable String purpose,
            @Nullable Rule rule) {

        @Override
        public String toString() {
            return category == null ? UNMAPPED : category + "/" + purpose + "/" + rule;
        }

        static Reason parse(String text) {
            String[] parts = text.split("/", -1);
            return parts.length == 3
                    ? new Reason(parts[0], parts[1], Rule.valueOf(parts[2]))
                    : new Reason(null, null, null);
        }
    }

    static WithheldDay empty(String source, String day) {
        return new WithheldDay(source, day, Map.of());
    }

    static String id(String source, String day) {
        return "day/" + day + "/" + source;
    }

    /** With an item that was withheld a number of times. */
    WithheldDay plus(WithheldItem item, long times) {
        Map<String, Long> more = new TreeMap<>(counts);
        if (item.category() == null) {
            more.merge(UNMAPPED, times, Long::sum);
        }
        item.deniedBy()
                .forEach((purpose, rule) ->
                        more.merge(new Reason(item.category(), purpose, rule).toString(), times, Long::sum));
        return new WithheldDay(source, day, Collections.unmodifiableMap(more));
    }
}
