package dev.samtykke.customer;

import dev.samtykke.identity.Reach;
import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.profile.Narrowing;

/**
 * This customer and another one turned out to be one person; the other one's stream ends.
 *
 * @param mergeId names the merge, so that it can be undone
 * @param absorbed the other customer
 * @param absorbedSequence the last event of the other stream before the merge; the two streams stay as they are
 * @param standing where the person stands from here on, as far as it is not where this customer stood before: however
 *     many customers were merged into this one, the event tells of the last one only
 * @param reach by what the absorbed customer was known
 * @param narrowing the purposes that the items of either side lose
 */
@StoredAs(name = "identity-merged")
public record IdentityMerged(
        @DataSubject String customerId,
        String mergeId,
        String absorbed,
        long absorbedSequence,
        PersonalText reason,
        Standing standing,
        Reach reach,
        Narrowing narrowing)
        implements CustomerEvent {}
