package dev.samtykke.profile;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a merge takes away: the purposes that were not permitted on a side at that moment, for which that side's items of
 * before the merge may not be used any more. So merging never makes usable what was not usable on its own side.
 *
 * @param survivor purposes that the survivor's items lose, those that it has from earlier merges included
 * @param absorbed purposes that the absorbed customer's items lose, likewise
 * @param collectedFor every purpose that some item of the absorbed customer was ever collected for
 */
public record Narrowing(Set<String> survivor, Set<String> absorbed, Set<String> collectedFor) {

    /** Nothing is lost, as there is nothing. */
    public static final Narrowing NONE = new Narrowing(Set.of(), Set.of(), Set.of());

    public Narrowing {
        survivor = sorted(survivor);
        absorbed = sorted(absorbed);
        collectedFor = sorted(collectedFor);
    }

    private static Set<String> sorted(Set<String> purposes) {
        return Collections.unmodifiableSet(new TreeSet<>(purposes));
    }
}
