package dev.samtykke.customer.query;

import java.util.Set;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.DataWithheld;

/**
 * The events of a customer that may change what decisions rest on. All but those of data that came in, of which there
 * are most.
 */
public final class StandingEvents {

    private static final Set<Class<? extends CustomerEvent>> OTHERS = Set.of(DataCollected.class, DataWithheld.class);

    private StandingEvents() {}

    /** Whether events with that payload may change what a customer decided, or who answers for the customer. */
    public static boolean contain(Class<?> payloadType) {
        return CustomerEvent.class.isAssignableFrom(payloadType) && !OTHERS.contains(payloadType);
    }
}
