package dev.samtykke.statistics.query;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;

/** How many decisions were made. */
record Counts(long granted, long refused, long revoked) {

    static final Counts NONE = new Counts(0, 0, 0);

    /** One decision. */
    static Counts of(CustomerEvent decision) {
        return new Counts(
                decision instanceof ConsentGranted ? 1 : 0,
                decision instanceof ConsentRefused ? 1 : 0,
                decision instanceof ConsentRevoked ? 1 : 0);
    }

    Counts plus(Counts more) {
        return new Counts(granted + more.granted, refused + more.refused, revoked + more.revoked);
    }
}
