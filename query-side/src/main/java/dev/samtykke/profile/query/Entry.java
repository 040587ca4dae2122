package dev.samtykke.profile.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.DataWithheld;
import dev.samtykke.profile.CollectedInteraction;
import dev.samtykke.profile.CollectedItem;
import dev.samtykke.profile.WithheldItem;
import dev.samtykke.source.InteractionKind;
import dev.samtykke.source.Item;

/**
 * An event that tells of data about a person, without any value: what it is found by.
 *
 * @param sequence of the event in its stream
 * @param position of the event in the whole history
 * @param at when it happened, as far as the source knows
 * @param identifier key of the identifier that led to the person, if one did
 * @param kind of the interaction; null when there is none, or it is of no kind
 * @param category of the interaction; null when there is none
 * @param purposes what the interaction was kept for; empty when there is none
 * @param attributes names of the attributes that were kept
 * @param withheld names of the attributes that were withheld
 */
public record Entry(
        long sequence,
        long position,
        Instant at,
        @Nullable String identifier,
        @Nullable InteractionKind kind,
        @Nullable String category,
        Set<String> purposes,
        Set<String> attributes,
        Set<String> withheld) {

    /** The newest one first. */
    static final Comparator<Entry> NEWEST_FIRST =
            Comparator.comparing(Entry::at).thenComparingLong(Entry::position).reversed();

    static Entry of(DataCollected collected, long sequence, long position) {
        @Nullable CollectedInteraction interaction = collected.interaction();
        Set<String> names = new TreeSet<>();
        collected.attributes().stream().map(CollectedItem::name).forEach(names::add);
        return new Entry(
                sequence,
                position,
                collected.call().occurredAt(),
                collected.call().identifier(),
                interaction == null ? null : interaction.kind(),
                interaction == null ? null : interaction.category(),
                interaction == null ? Set.of() : interaction.purposes(),
                names,
                Set.of());
    }

    static Entry of(DataWithheld withheld, long sequence, long position) {
        Set<String> names = new TreeSet<>();
        for (WithheldItem item : withheld.items()) {
            if (item.type() == Item.Type.TRAIT && item.name() != null) {
                names.add(item.name());
            }
        }
        return new Entry(
                sequence,
                position,
                withheld.call().occurredAt(),
                withheld.call().identifier(),
                null,
                null,
                Set.of(),
                Set.of(),
                names);
    }

    boolean isInteraction() {
        return category != null;
    }
}
