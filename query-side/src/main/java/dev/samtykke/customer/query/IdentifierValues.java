package dev.samtykke.customer.query;

import java.util.HashMap;
import java.util.Map;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.privacy.PersonalText;

/**
 * The clear values of a customer's identifiers, from the events that they came with. No document holds them, so that
 * nothing but the events has to be erased.
 */
final class IdentifierValues {

    private final EventStreams streams;

    IdentifierValues(EventStreams streams) {
        this.streams = streams;
    }

    /** The sealed values by identifier key, of the identifiers that were ever attached to that very customer. */
    Map<String, PersonalText> of(CustomerState customer) {
        Map<String, PersonalText> values = new HashMap<>();
        if (!customer.identifiers().isEmpty()) {
            streams.forEach(Streams.CUSTOMER, customer.customerId(), recorded -> {
                if (recorded.event() instanceof IdentifierAttached attached) {
                    values.put(attached.identifier(), attached.value());
                }
            });
        }
        return values;
    }
}
