package dev.samtykke.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Items of one stream that belong to a person.
 *
 * @param stream the customer in whose stream they are
 * @param within all of these hold for them
 * @param without none of these does
 * @param losses what merges took away from them
 */
record Part(String stream, List<Window> within, List<Window> without, List<Loss> losses) {

    /**
     * Items that came in while a merge lasted, by identifiers of one side.
     *
     * @param after position of the merge
     * @param before position of its undoing
     */
    record Window(long after, long before, Set<String> identifiers) {

        boolean has(long position, @Nullable String identifier) {
            return after < position && position < before && identifier != null && identifiers.contains(identifier);
        }
    }

    static Part whole(String stream) {
        return new Part(stream, List.of(), List.of(), List.of());
    }

    boolean has(long position, @Nullable String identifier) {
        return within.stream().allMatch(window -> window.has(position, identifier))
                && without.stream().noneMatch(window -> window.has(position, identifier));
    }

    Part within(Window window) {
        return new Part(stream, plus(within, window), without, losses);
    }

    Part without(Window window) {
        return new Part(stream, within, plus(without, window), losses);
    }

    Part losing(Loss loss) {
        return loss.purposes().isEmpty() ? this : new Part(stream, within, without, plus(losses, loss));
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return List.copyOf(all);
    }
}
