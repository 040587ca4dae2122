package dev.samtykke.customer;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/**
 * A merge was undone: this customer stands by itself again.
 *
 * @param mergeId which merge
 * @param survivor the customer that had absorbed this one
 * @param standing where this customer stands from here on
 */
@StoredAs(name = "split-from")
public record SplitFrom(@DataSubject String customerId, String mergeId, String survivor, Standing standing)
        implements CustomerEvent {}
