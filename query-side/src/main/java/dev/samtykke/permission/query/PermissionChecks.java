package dev.samtykke.permission.query;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.query.CatalogueAsOf;
import dev.samtykke.customer.query.CustomerAsOf;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.Decision;
import dev.samtykke.permission.PermissionQuery;

/** Decides permissions on the folded streams themselves. */
final class PermissionChecks {

    private final EventStreams streams;
    private final CustomerAsOf past;
    private final Catalogue catalogue;

    PermissionChecks(EventStreams streams) {
        this.streams = streams;
        this.past = new CustomerAsOf(streams);
        this.catalogue = new StreamCatalogue(streams);
    }

    /**
     * Answers a question about whoever is meant. When several customers are, every one of them must permit: it is not
     * settled which of them the person is.
     *
     * @param customers their ids; nobody known when empty
     * @param at when it is to be permitted
     * @param now when it is asked
     */
    Decision decide(Set<String> customers, PermissionQuery query, Instant at, Instant now) {
        return settle(customers, query, at, now).decision();
    }

    /** The same answer with all that it was made on. */
    Settled settle(Set<String> customers, PermissionQuery query, Instant at, Instant now) {
        @Nullable Settled permitted = null;
        for (String customer : customers) {
            Settled settled = settle(customer, query, at, now);
            if (!settled.decision().permitted()) {
                return settled;
            }
            permitted = settled;
        }
        return permitted == null ? Settled.of(CustomerState.unknown(""), catalogue, query, at) : permitted;
    }

    private Settled settle(String customer, PermissionQuery query, Instant at, Instant now) {
        if (at.isBefore(now)) {
            return Settled.of(past.survivor(customer, at, now), new CatalogueAsOf(catalogue, at), query, at);
        }
        CustomerState state = streams.state(Streams.CUSTOMER, customer);
        while (state.mergedInto() != null) {
            state = streams.state(Streams.CUSTOMER, state.mergedInto());
        }
        return Settled.of(state, catalogue, query, at);
    }
}
