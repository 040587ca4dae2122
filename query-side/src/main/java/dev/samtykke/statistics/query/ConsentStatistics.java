package dev.samtykke.statistics.query;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.projection.Projection;
import dev.samtykke.projection.ProjectionWriter;
import dev.samtykke.query.api.ProjectionNames;

/**
 * Counts decisions by purpose and day. A document is {@code {_id: purpose/day, purpose, day, v: {n: position of the last
 * event counted, granted, refused, revoked}}}; so an event that comes again is not counted again.
 */
public final class ConsentStatistics implements Projection {

    static final String PURPOSE = "purpose";
    static final String DAY = "day";

    @Override
    public String name() {
        return ProjectionNames.CONSENT_STATISTICS;
    }

    @Override
    public int shape() {
        return 1;
    }

    /** One: every document takes in events of all customers, in order. */
    @Override
    public int segments() {
        return 1;
    }

    @Override
    public boolean handles(Class<?> payloadType) {
        return payloadType == ConsentGranted.class
                || payloadType == ConsentRefused.class
                || payloadType == ConsentRevoked.class;
    }

    @Override
    public ProjectionWriter open(MongoCollection<Document> documents) {
        return delivery -> new StatisticsBatch(documents, delivery);
    }
}
