package dev.samtykke.profile.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.samtykke.profile.query.ProfileDocuments.BlockKey;
import dev.samtykke.query.api.Page;
import dev.samtykke.source.InteractionKind;

/** Finds a person's interactions, the newest first, by looking only at blocks that can have wanted ones. */
final class Timeline {

    /** An interaction and the stream that it is in. */
    record Found(String stream, Entry entry) {

        static final Comparator<Found> NEWEST_FIRST = Comparator.comparing(Found::entry, Entry.NEWEST_FIRST);
    }

    /**
     * What is wanted.
     *
     * @param purpose that they can be used for; null means all, whatever they can be used for
     * @param categories that they are of; empty means all
     * @param kind that they are of; null means all
     * @param from when they happened at the earliest; null means any time
     * @param to before when they happened; null means any time
     * @param after only older ones than this; null means from the newest on
     * @param limit how many at the most
     */
    record Wanted(
            @Nullable String purpose,
            Set<String> categories,
            @Nullable InteractionKind kind,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Cursor after,
            int limit) {}

    private record Range(BlockKey key, Instant last) {}

    private final ProfileDocuments documents;

    Timeline(ProfileDocuments documents) {
        this.documents = documents;
    }

    /** The next page. */
    Page<Found> page(Person person, Wanted wanted) {
        if (wanted.limit() == 0) {
            return new Page<>(List.of(), null);
        }
        List<Range> ranges = ranges(person, wanted);
        TreeSet<Found> found = new TreeSet<>(Found.NEWEST_FIRST);
        int atOnce = 2 + wanted.limit() / Block.STRETCH;
        for (int next = 0; next < ranges.size() && !isFull(found, wanted, ranges.get(next)); next += atOnce) {
            List<BlockKey> keys = ranges.subList(next, Math.min(ranges.size(), next + atOnce)).stream()
                    .map(Range::key)
                    .toList();
            documents
                    .blocks(keys)
                    .forEach((key, block) -> block.entries().stream()
                            .filter(entry -> isWanted(person, key.stream(), entry, wanted))
                            .forEach(entry -> found.add(new Found(key.stream(), entry))));
            while (found.size() > wanted.limit() + 1) {
                found.pollLast();
            }
        }
        return Page.of(
                wanted.limit(),
                new ArrayList<>(found),
                one -> Cursor.of(one.entry()).toString());
    }

    /** Whether no block from here on can have one that belongs on the page. */
    private static boolean isFull(TreeSet<Found> found, Wanted wanted, Range next) {
        return found.size() > wanted.limit() && found.last().entry().at().isAfter(next.last());
    }

    /** The blocks that can have wanted ones, those with the newest first. */
    private List<Range> ranges(Person person, Wanted wanted) {
        List<Range> ranges = new ArrayList<>();
        Map<BlockKey, Directory.Span> spans = documents.spans(person.lengths());
        spans.forEach((key, span) -> {
            @Nullable Instant last = span.last();
            if (last != null && canHave(span, last, wanted)) {
                ranges.add(new Range(key, last));
            }
        });
        ranges.sort(Comparator.comparing(Range::last).reversed());
        return ranges;
    }

    private static boolean canHave(Directory.Span span, Instant last, Wanted wanted) {
        @Nullable Instant first = span.first();
        return (wanted.purpose() == null || span.purposes().contains(wanted.purpose()))
                && (wanted.kind() == null || span.kinds().contains(wanted.kind()))
                && (wanted.from() == null || !last.isBefore(wanted.from()))
                && (wanted.to() == null || first == null || first.isBefore(wanted.to()))
                && (wanted.after() == null
                        || first == null
                        || !first.isAfter(wanted.after().at()));
    }

    private static boolean isWanted(Person person, String stream, Entry entry, Wanted wanted) {
        return entry.isInteraction()
                && (wanted.kind() == null || wanted.kind() == entry.kind())
                && (wanted.categories().isEmpty() || wanted.categories().contains(entry.category()))
                && (wanted.from() == null || !entry.at().isBefore(wanted.from()))
                && (wanted.to() == null || entry.at().isBefore(wanted.to()))
                && (wanted.after() == null || wanted.after().isBefore(entry))
                && isUsable(person, stream, entry, wanted.purpose());
    }

    private static boolean isUsable(Person person, String stream, Entry entry, @Nullable String purpose) {
        return purpose == null
                ? person.composition()
                        .losses(stream, entry.position(), entry.identifier())
                        .isPresent()
                : person.left(stream, entry.position(), entry.identifier(), entry.purposes())
                        .contains(purpose);
    }
}
