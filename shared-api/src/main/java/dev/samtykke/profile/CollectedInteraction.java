package dev.samtykke.profile;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.samtykke.source.InteractionKind;

/**
 * Something the person did, as far as it was kept.
 *
 * @param name of the event, as the tracking plan has it
 * @param kind what sort of interaction it is; null when the plan does not say
 * @param category its data category
 * @param purposes what it may be used for; never empty
 * @param properties those that were kept, each for some of these purposes
 */
public record CollectedInteraction(
        String name,
        @Nullable InteractionKind kind,
        String category,
        Set<String> purposes,
        List<CollectedItem> properties) {

    public CollectedInteraction {
        purposes = Collections.unmodifiableSet(new TreeSet<>(purposes));
        properties = List.copyOf(properties);
    }
}
