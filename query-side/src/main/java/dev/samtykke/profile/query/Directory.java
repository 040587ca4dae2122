package dev.samtykke.profile.query;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.samtykke.source.InteractionKind;

/**
 * Which of the blocks of a long stretch of one stream hold what; one document.
 *
 * @param blocks by number
 */
public record Directory(Map<String, Span> blocks) {

    static final Directory EMPTY = new Directory(Map.of());

    private static final int BLOCKS = 64;

    /**
     * What is in a block.
     *
     * @param first when its first interaction happened; null when it has none
     * @param last when its last one did
     * @param purposes all that its interactions were kept for
     * @param kinds all that its interactions are of
     * @param attributes names of all attributes that were kept or withheld
     */
    public record Span(
            @Nullable Instant first,
            @Nullable Instant last,
            Set<String> purposes,
            Set<InteractionKind> kinds,
            Set<String> attributes) {

        private static final Span NOTHING = new Span(null, null, Set.of(), Set.of(), Set.of());

        Span plus(Entry entry) {
            Set<String> names = union(union(attributes, entry.attributes()), entry.withheld());
            if (!entry.isInteraction()) {
                return new Span(first, last, purposes, kinds, names);
            }
            return new Span(
                    first == null || entry.at().isBefore(first) ? entry.at() : first,
                    last == null || entry.at().isAfter(last) ? entry.at() : last,
                    union(purposes, entry.purposes()),
                    entry.kind() == null ? kinds : union(kinds, Set.of(entry.kind())),
                    names);
        }

        private static <T> Set<T> union(Set<T> one, Set<T> other) {
            if (one.containsAll(other)) {
                return one;
            }
            Set<T> both = new TreeSet<>(one);
            both.addAll(other);
            return both;
        }
    }

    static long number(long sequence) {
        return Block.number(sequence) / BLOCKS;
    }

    static String id(String stream, long number) {
        return "directory/" + number + "/" + stream;
    }

    Directory plus(Entry entry) {
        Map<String, Span> changed = new TreeMap<>(blocks);
        String block = Long.toString(Block.number(entry.sequence()));
        changed.put(block, changed.getOrDefault(block, Span.NOTHING).plus(entry));
        return new Directory(Collections.unmodifiableMap(changed));
    }
}
