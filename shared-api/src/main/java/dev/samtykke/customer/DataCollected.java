package dev.samtykke.customer;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.profile.Collected;
import dev.samtykke.profile.CollectedInteraction;
import dev.samtykke.profile.CollectedItem;

/**
 * Data about the person came in and was kept, each item for the purposes that could use it at that moment (GDPR art.
 * 5(1)(b)).
 *
 * @param call what it came with
 * @param attributes facts about the person
 * @param interaction what the person did; null when the call was not about that, or nothing of it was kept
 */
@StoredAs(name = "data-collected")
public record DataCollected(
        @DataSubject String customerId,
        Collected call,
        List<CollectedItem> attributes,
        @Nullable CollectedInteraction interaction)
        implements CustomerEvent {

    public DataCollected {
        attributes = List.copyOf(attributes);
    }

    /** Every purpose that some item in it may be used for. */
    public Set<String> purposes() {
        Set<String> purposes = new TreeSet<>(interaction == null ? Set.of() : interaction.purposes());
        attributes.forEach(attribute -> purposes.addAll(attribute.purposes()));
        return purposes;
    }
}
