package dev.samtykke.customer;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/**
 * A merge was undone: this customer stands by itself again.
 *
 * @param mergeId which merge
 * @param survivor the customer that had absorbed this one
 * @param standing where this customer stands from here on
 * @param collectedFor every purpose that an item was collected for while the merge lasted
 */
@StoredAs(name = "split-from")
public record SplitFrom(
        @DataSubject String customerId, String mergeId, String survivor, Standing standing, Set<String> collectedFor)
        implements CustomerEvent {

    public SplitFrom {
        collectedFor = Collections.unmodifiableSet(new TreeSet<>(collectedFor));
    }
}
