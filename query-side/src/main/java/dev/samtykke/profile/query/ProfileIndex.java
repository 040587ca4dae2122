package dev.samtykke.profile.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.samtykke.customer.DataCollected;
import dev.samtykke.profile.IdentityStep;
import dev.samtykke.profile.IdentityStep.Kind;

/**
 * What the profile of one customer's stream is found by; one document a stream.
 *
 * @param steps the merges and splits of the stream
 * @param attributes the values that each attribute may have, by its name
 */
public record ProfileIndex(List<IdentityStep> steps, Map<String, List<Candidate>> attributes) {

    static final ProfileIndex EMPTY = new ProfileIndex(List.of(), Map.of());

    static String id(String stream) {
        return "index/" + stream;
    }

    ProfileIndex plus(IdentityStep step) {
        List<IdentityStep> all = new ArrayList<>(steps);
        all.add(step);
        return new ProfileIndex(List.copyOf(all), attributes);
    }

    ProfileIndex plus(DataCollected collected, long sequence, long position) {
        Map<String, List<Candidate>> changed = new TreeMap<>(attributes);
        collected.attributes().forEach(item -> {
            Candidate more = Candidate.of(collected.call(), item, steps.size(), sequence, position);
            changed.merge(item.name(), List.of(more), (known, one) -> Candidate.plus(known, more));
        });
        return new ProfileIndex(steps, Collections.unmodifiableMap(changed));
    }

    /** The merges by which the customer holds others at present. */
    Set<String> merges() {
        Set<String> merges = new TreeSet<>();
        for (IdentityStep step : steps) {
            if (step.kind() == Kind.ABSORBED) {
                merges.add(step.mergeId());
            } else if (step.kind() == Kind.RELEASED) {
                merges.remove(step.mergeId());
            }
        }
        return merges;
    }
}
