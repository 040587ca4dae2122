package dev.samtykke.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** Profiles as one would keep them by hand: every item says who holds it and what it has lost, and is changed in place. */
final class NaiveProfiles {

    /** An item. */
    static final class Thing {
        final String stream;
        final long position;
        final @Nullable String identifier;
        final Set<String> purposes;
        final Map<String, Set<String>> lost = new HashMap<>();
        String holder;

        Thing(String stream, long position, @Nullable String identifier, Set<String> purposes) {
            this.stream = stream;
            this.position = position;
            this.identifier = identifier;
            this.purposes = purposes;
            this.holder = stream;
        }

        Set<String> left() {
            Set<String> left = new TreeSet<>(purposes);
            lost.values().forEach(left::removeAll);
            return left;
        }
    }

    /** A merge that lasts, or lasted. */
    record Merge(String id, String survivor, String absorbed, long position, Set<String> theirIdentifiers) {}

    final List<Thing> things = new ArrayList<>();
    final Map<String, Set<String>> identifiers = new HashMap<>();
    private final Map<String, Merge> intoBy = new HashMap<>();
    private final Map<String, Long> positions = new HashMap<>();

    void attach(String customer, String identifier) {
        identifiers.values().forEach(keys -> keys.remove(identifier));
        identifiers.computeIfAbsent(customer, id -> new HashSet<>()).add(identifier);
    }

    void collect(String customer, long position, @Nullable String identifier, Set<String> purposes) {
        things.add(new Thing(customer, position, identifier, purposes));
    }

    String person(String customer) {
        Merge into = intoBy.get(customer);
        return into == null ? customer : person(into.survivor());
    }

    boolean absorbed(String customer) {
        return intoBy.containsKey(customer);
    }

    Optional<Merge> someMerge(String survivor) {
        return intoBy.values().stream()
                .filter(merge -> merge.survivor().equals(survivor))
                .min(Comparator.comparing(Merge::id));
    }

    Optional<Merge> mergeOf(String absorbed) {
        return Optional.ofNullable(intoBy.get(absorbed));
    }

    void merge(String id, String survivor, String absorbed, long position, Narrowing narrowing) {
        positions.put(id, position);
        Set<String> theirs = new HashSet<>();
        identifiers.forEach((customer, keys) -> {
            if (person(customer).equals(absorbed)) {
                theirs.addAll(keys);
            }
        });
        for (Thing thing : things) {
            if (person(thing.holder).equals(survivor)) {
                thing.lost.put(id, narrowing.survivor());
            } else if (person(thing.holder).equals(absorbed)) {
                thing.lost.put(id, narrowing.absorbed());
            }
        }
        intoBy.put(absorbed, new Merge(id, survivor, absorbed, position, theirs));
    }

    /** The absorbed side leaves with all that it came with, whatever the other one has been merged with since. */
    void split(Merge merge) {
        intoBy.remove(merge.absorbed());
        for (Thing thing : things) {
            thing.lost.remove(merge.id());
            if (person(thing.holder).equals(merge.absorbed())) {
                thing.lost.keySet().removeIf(id -> positions.getOrDefault(id, 0L) > merge.position());
            } else if (thing.holder.equals(merge.survivor())
                    && thing.position > merge.position()
                    && thing.identifier != null
                    && merge.theirIdentifiers().contains(thing.identifier)) {
                thing.holder = merge.absorbed();
            }
        }
    }
}
