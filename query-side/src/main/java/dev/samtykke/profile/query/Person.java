package dev.samtykke.profile.query;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.profile.Composition;

/**
 * A person as profiles are read of them.
 *
 * @param asked the customer that was asked for
 * @param state of the customer that answers: the survivor, when the one asked for was absorbed
 * @param composition which items are the person's
 * @param indexes by stream
 * @param lengths last sequence numbers, by stream
 */
record Person(
        String asked,
        CustomerState state,
        Composition composition,
        Map<String, ProfileIndex> indexes,
        Map<String, Long> lengths) {

    /** The survivor, when the customer that was asked for was absorbed; null else. */
    @Nullable String mergedInto() {
        return state.customerId().equals(asked) ? null : state.customerId();
    }

    /** What is left of an item's purposes. */
    Set<String> left(String stream, long position, @Nullable String identifier, Set<String> purposes) {
        return composition.left(stream, position, identifier, purposes);
    }
}
