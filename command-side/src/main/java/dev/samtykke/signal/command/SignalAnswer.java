package dev.samtykke.signal.command;

import java.util.List;

import dev.samtykke.commanding.AppendedEvent;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.ObjectionRaised;

/** What recording a signal answers: whose it is, and what followed from it. */
record SignalAnswer(String customerId, List<SignalledEvent> events) {

    private static final String OBJECTED = "OBJECTED";

    /**
     * One thing that followed.
     *
     * @param state what was recorded
     */
    record SignalledEvent(String purpose, String state, AppendedEvent event) {

        static SignalledEvent of(CustomerEvent event, AppendedEvent appended) {
            if (event instanceof ConsentGranted granted) {
                return new SignalledEvent(granted.purpose(), ConsentStatus.GRANTED.name(), appended);
            }
            if (event instanceof ConsentRefused refused) {
                return new SignalledEvent(refused.purpose(), ConsentStatus.REFUSED.name(), appended);
            }
            if (event instanceof ConsentRevoked revoked) {
                return new SignalledEvent(revoked.purpose(), ConsentStatus.REVOKED.name(), appended);
            }
            return new SignalledEvent(((ObjectionRaised) event).purpose(), OBJECTED, appended);
        }
    }
}
