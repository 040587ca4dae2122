package dev.samtykke.evidence.query.receipt;

import java.time.Instant;
import java.util.Optional;

import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.Evidence;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.messages.Recorded;

/** One decision on one purpose, as an event tells it. */
record ConsentDecision(
        String eventId,
        Instant recordedAt,
        String customerId,
        String purpose,
        ConsentStatus status,
        Evidence evidence) {

    /** The decision of an event; empty when the event is none. */
    static Optional<ConsentDecision> of(Recorded<CustomerEvent> recorded) {
        CustomerEvent event = recorded.event();
        if (event instanceof ConsentGranted granted) {
            return Optional.of(of(recorded, granted.purpose(), ConsentStatus.GRANTED, granted.evidence()));
        }
        if (event instanceof ConsentRefused refused) {
            return Optional.of(of(recorded, refused.purpose(), ConsentStatus.REFUSED, refused.evidence()));
        }
        if (event instanceof ConsentRevoked revoked) {
            return Optional.of(of(recorded, revoked.purpose(), ConsentStatus.REVOKED, revoked.evidence()));
        }
        return Optional.empty();
    }

    private static ConsentDecision of(
            Recorded<CustomerEvent> recorded, String purpose, ConsentStatus status, Evidence evidence) {
        return new ConsentDecision(
                recorded.eventId(), recorded.recordedAt(), recorded.event().customerId(), purpose, status, evidence);
    }
}
