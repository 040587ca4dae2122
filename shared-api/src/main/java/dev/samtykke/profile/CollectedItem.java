package dev.samtykke.profile;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

import dev.samtykke.privacy.PersonalText;

/**
 * A named value that was kept: a fact about the person, or a property of an interaction.
 *
 * @param name as the tracking plan has it
 * @param category its data category
 * @param purposes what it may be used for; never empty
 * @param value as it was sent, JSON
 */
public record CollectedItem(String name, String category, Set<String> purposes, PersonalText value) {

    public CollectedItem {
        purposes = Collections.unmodifiableSet(new TreeSet<>(purposes));
    }
}
