package dev.samtykke.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What makes up a person's profile after any merges and splits: which items of which streams, and what merges took away
 * from them. Items stay where they were collected, so a merge costs the same however many there are.
 *
 * <p>A merge never makes an item usable for more. A split gives both sides back what they had, and what has come in since
 * goes to the side whose identifier brought it, with the purposes that it has.
 */
public final class Composition {

    private final Map<String, List<Part>> parts;

    private Composition(Map<String, List<Part>> parts) {
        this.parts = parts;
    }

    /** What makes up the profile of a customer that nobody has absorbed, from all the steps that there are. */
    public static Composition of(String customerId, Identities identities) {
        Map<String, List<Part>> parts = new LinkedHashMap<>();
        Holdings.of(customerId, identities, step -> false)
                .all()
                .forEach(part -> parts.computeIfAbsent(part.stream(), stream -> new ArrayList<>())
                        .add(part));
        return new Composition(parts);
    }

    /** The customers in whose streams items of the person are. */
    public Set<String> streams() {
        return Collections.unmodifiableSet(parts.keySet());
    }

    /**
     * What merges took away from an item; empty when it is not the person's.
     *
     * @param stream the customer in whose stream it is
     * @param position of the event that tells of it
     * @param identifier key of the identifier that led to the person, if one did
     */
    public Optional<List<Loss>> losses(String stream, long position, @Nullable String identifier) {
        return parts.getOrDefault(stream, List.of()).stream()
                .filter(part -> part.has(position, identifier))
                .findFirst()
                .map(part -> part.losses().stream()
                        .filter(loss -> position < loss.before())
                        .toList());
    }

    /** Which of an item's purposes are left; none when it is not the person's. Parameters as above. */
    public Set<String> left(String stream, long position, @Nullable String identifier, Set<String> purposes) {
        Optional<List<Loss>> losses = losses(stream, position, identifier);
        if (losses.isEmpty()) {
            return Set.of();
        }
        if (losses.get().isEmpty()) {
            return purposes;
        }
        Set<String> left = new TreeSet<>(purposes);
        losses.get().forEach(loss -> left.removeAll(loss.purposes()));
        return left;
    }
}
