package dev.samtykke.profile.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.DataCollected;
import dev.samtykke.permission.Decision;
import dev.samtykke.profile.CollectedItem;
import dev.samtykke.profile.query.ProfileAnswer.Attribute;
import dev.samtykke.profile.query.SealedData.Kept;
import dev.samtykke.purpose.LawfulBasis;

/** The attributes of a person that a purpose may use; of several values the one that stands. */
final class Attributes {

    private record Located(String stream, Candidate candidate) {}

    private final SealedData data;

    Attributes(SealedData data) {
        this.data = data;
    }

    List<Attribute> of(Person person, String purpose, Decision decision) {
        @Nullable LawfulBasis basis = decision.basis();
        if (basis == null) {
            return List.of();
        }
        Map<String, List<Located>> usable = usable(person, purpose, decision.categories());
        Map<String, Map<Long, Kept>> events = events(usable);
        List<Attribute> attributes = new ArrayList<>();
        usable.forEach((name, candidates) -> candidates.stream()
                .flatMap(one -> attribute(name, one, events, basis).stream())
                .findFirst()
                .ifPresent(attributes::add));
        return attributes;
    }

    /** The event whose value stands for a purpose; empty when none does. */
    static OptionalLong standing(Person person, String name, String purpose, Decision decision) {
        return usable(person, purpose, decision.categories()).getOrDefault(name, List.of()).stream()
                .mapToLong(one -> one.candidate().position())
                .findFirst();
    }

    /** The values that may be used, by attribute, the one that stands first. */
    private static Map<String, List<Located>> usable(Person person, String purpose, Set<String> categories) {
        Map<String, List<Located>> usable = new TreeMap<>();
        for (String stream : person.composition().streams()) {
            person.indexes()
                    .getOrDefault(stream, ProfileIndex.EMPTY)
                    .attributes()
                    .forEach((name, candidates) -> {
                        for (Candidate one : candidates) {
                            if (categories.contains(one.category())
                                    && person.left(stream, one.position(), one.identifier(), one.purposes())
                                            .contains(purpose)) {
                                usable.computeIfAbsent(name, key -> new ArrayList<>())
                                        .add(new Located(stream, one));
                            }
                        }
                    });
        }
        usable.values()
                .forEach(located ->
                        located.sort((one, other) -> Candidate.BEST_FIRST.compare(one.candidate(), other.candidate())));
        return usable;
    }

    private Map<String, Map<Long, Kept>> events(Map<String, List<Located>> usable) {
        Map<String, Set<Long>> wanted = new HashMap<>();
        usable.values().stream()
                .flatMap(List::stream)
                .forEach(one -> wanted.computeIfAbsent(one.stream(), key -> new HashSet<>())
                        .add(one.candidate().sequence()));
        Map<String, Map<Long, Kept>> events = new HashMap<>();
        wanted.forEach((stream, sequences) -> events.put(stream, data.find(stream, sequences)));
        return events;
    }

    /** Empty when the value was erased. */
    private static Optional<Attribute> attribute(
            String name, Located located, Map<String, Map<Long, Kept>> events, LawfulBasis basis) {
        @Nullable Kept kept = events.getOrDefault(located.stream(), Map.of())
                .get(located.candidate().sequence());
        if (kept == null || !(kept.event() instanceof DataCollected collected)) {
            return Optional.empty();
        }
        return collected.attributes().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .flatMap(item -> attribute(item, collected, kept, basis));
    }

    private static Optional<Attribute> attribute(
            CollectedItem item, DataCollected collected, Kept kept, LawfulBasis basis) {
        return JsonValues.clear(item)
                .map(value -> new Attribute(
                        item.name(),
                        value,
                        item.category(),
                        basis,
                        collected.call().source(),
                        collected.call().occurredAt(),
                        kept.eventId()));
    }
}
