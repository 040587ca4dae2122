package dev.samtykke.statistics.query;

import com.mongodb.client.MongoCollection;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;

import dev.samtykke.customer.query.StandingEvents;
import dev.samtykke.projection.Projection;
import dev.samtykke.projection.ProjectionWriter;
import dev.samtykke.query.api.ProjectionNames;

/**
 * Counts the customers by what they last decided, by {@link ConsentKind}. A document is {@code {_id: purpose/kind, kind,
 * v: {n: position of the last event counted, count}}}; so an event that comes again is not counted again.
 */
public final class CurrentConsents implements Projection {

    private final int shape;
    private final EventStore store;

    /**
     * @param shape of the documents, which show parts of states
     * @param store where the state before an event is folded from when it is not remembered
     */
    public CurrentConsents(int shape, EventStore store) {
        this.shape = shape;
        this.store = store;
    }

    @Override
    public String name() {
        return ProjectionNames.CURRENT_CONSENTS;
    }

    @Override
    public int shape() {
        return shape;
    }

    /** One: every document takes in events of all customers, in order. */
    @Override
    public int segments() {
        return 1;
    }

    @Override
    public boolean handles(Class<?> payloadType) {
        return StandingEvents.contain(payloadType);
    }

    @Override
    public ProjectionWriter open(MongoCollection<Document> documents) {
        CustomerSteps steps = new CustomerSteps(store);
        return delivery -> new CurrentConsentsBatch(documents, steps, delivery);
    }
}
