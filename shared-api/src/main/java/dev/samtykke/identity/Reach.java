package dev.samtykke.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * By what a customer is known, counting all that were merged into it; bounded, however many were.
 *
 * @param userIds keys of its user ids, {@value #USER_IDS_KEPT} at the most: two people never share one, so it matters
 *     whether there is another, not how many more
 * @param counts number of identifiers by type slug
 */
public record Reach(List<String> userIds, Map<String, Integer> counts) {

    private static final int USER_IDS_KEPT = 16;

    /** Known by nothing. */
    public static final Reach NONE = new Reach(List.of(), Map.of());

    /** How many identifiers of a type there are. */
    public int count(String type) {
        return counts.getOrDefault(type, 0);
    }

    /** With one more identifier. */
    public Reach plus(String key, String type) {
        return plus(new Reach(type.equals(IdentifierType.USER_ID.slug()) ? List.of(key) : List.of(), Map.of(type, 1)));
    }

    /** With all of another customer's. */
    public Reach plus(Reach other) {
        List<String> all = new ArrayList<>(userIds);
        other.userIds.stream().filter(key -> !all.contains(key)).forEach(all::add);
        Map<String, Integer> sums = new TreeMap<>(counts);
        other.counts.forEach((type, count) -> sums.merge(type, count, Integer::sum));
        return new Reach(
                List.copyOf(all.subList(0, Math.min(USER_IDS_KEPT, all.size()))), Collections.unmodifiableMap(sums));
    }

    /** Without one identifier. */
    public Reach minus(String key, String type) {
        return minus(new Reach(List.of(key), Map.of(type, 1)));
    }

    /** Without all of another customer's. */
    public Reach minus(Reach other) {
        Map<String, Integer> rest = new TreeMap<>(counts);
        other.counts.forEach((type, count) ->
                rest.computeIfPresent(type, (same, sum) -> sum > count ? Integer.valueOf(sum - count) : null));
        return new Reach(
                userIds.stream().filter(key -> !other.userIds.contains(key)).toList(),
                Collections.unmodifiableMap(rest));
    }
}
