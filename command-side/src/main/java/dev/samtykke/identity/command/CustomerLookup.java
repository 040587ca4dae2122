package dev.samtykke.identity.command;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.UnknownIdentifier;

/** Finds customers by their identifiers, in the streams themselves: always current. */
public final class CustomerLookup {

    private final EventStreams streams;

    public CustomerLookup(EventStreams streams) {
        this.streams = streams;
    }

    /**
     * The customer that an identifier points to, after all merges.
     *
     * @throws UnknownIdentifier when it points to nobody
     */
    public String find(Identifier identifier) {
        String current =
                streams.state(Streams.IDENTIFIER, identifier.key()).claimedBy().orElseThrow(UnknownIdentifier::new);
        CustomerState state = streams.state(Streams.CUSTOMER, current);
        while (state.mergedInto() != null) {
            current = state.mergedInto();
            state = streams.state(Streams.CUSTOMER, current);
        }
        return current;
    }
}
