package dev.samtykke.profile.query;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.DataWithheld;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.customer.IdentifierDetached;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.SplitFrom;
import dev.samtykke.notice.NoticeEvent;
import dev.samtykke.notice.NoticePublished;
import dev.samtykke.purpose.PurposeEvent;

/** Which events may change what a purpose may use of a person. */
final class Relevance {

    private Relevance() {}

    /** Whether an event of a customer may; in doubt it may. */
    static boolean mayChange(Object event, String purpose) {
        if (event instanceof DataCollected collected) {
            return collected.purposes().contains(purpose);
        }
        if (event instanceof ConsentGranted granted) {
            return granted.purpose().equals(purpose);
        }
        if (event instanceof ConsentRefused refused) {
            return refused.purpose().equals(purpose);
        }
        if (event instanceof ConsentRevoked revoked) {
            return revoked.purpose().equals(purpose);
        }
        return !(event instanceof CustomerRegistered
                || event instanceof DataWithheld
                || event instanceof IdentifierAttached
                || event instanceof IdentifierDetached);
    }

    /** Whether data changes hands with it. */
    static boolean isIdentityStep(Object event) {
        return event instanceof IdentityMerged
                || event instanceof IdentitySplit
                || event instanceof MergedInto
                || event instanceof SplitFrom;
    }

    /** Whether it may change what everybody's data may be used for. */
    static boolean isCatalogue(Object event) {
        return event instanceof PurposeEvent || event instanceof NoticeEvent;
    }

    /** Whether it may change what everybody's data may be used for, for one purpose. */
    static boolean changesPurpose(Object event, String purpose) {
        if (event instanceof NoticePublished published) {
            return published.material()
                    && published.purposes().stream()
                            .anyMatch(covered -> covered.purpose().equals(purpose));
        }
        return event instanceof PurposeEvent change && change.purpose().equals(purpose);
    }
}
