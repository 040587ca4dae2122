package dev.samtykke.customer;

import dev.samtykke.identity.Reach;
import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.PersonalText;

/**
 * A merge was undone: this customer is no longer the other one.
 *
 * @param mergeId which merge
 * @param restored the customer that stands by itself again
 * @param standing where this customer stands from here on
 * @param reach by what the other customer is known
 */
@StoredAs(name = "identity-split")
public record IdentitySplit(
        @DataSubject String customerId,
        String mergeId,
        String restored,
        PersonalText reason,
        Standing standing,
        Reach reach)
        implements CustomerEvent {}
