package dev.samtykke.consent.query;

import com.mongodb.client.MongoIterable;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;

import dev.samtykke.projection.Pictures;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.StreamParts;
import dev.samtykke.query.api.ProjectionNames;

/** Reads what customers have decided on a purpose, in the order of the customers' ids. */
final class ConsentDocuments {

    private static final int AT_A_TIME = 1_000;

    private final Projections projections;

    ConsentDocuments(Projections projections) {
        this.projections = projections;
    }

    /** One customer's decision. */
    record Decided(String customerId, ConsentPart part) {}

    /**
     * The documents of a purpose.
     *
     * @param after only customers after this id; empty for all
     * @param filter which of them
     */
    MongoIterable<Decided> of(String purpose, String after, Bson filter) {
        // The documents of a purpose lie between "purpose/" and "purpose0", the next character.
        Bson range = Filters.and(
                Filters.gt("_id", StreamParts.id(purpose, after)), Filters.lt("_id", purpose + (char) ('/' + 1)));
        return projections
                .documents(ProjectionNames.CONSENT)
                .find(Filters.and(range, Filters.exists("v.consent"), filter))
                .sort(Sorts.ascending("_id"))
                .batchSize(AT_A_TIME)
                .map(ConsentDocuments::decided);
    }

    private static Decided decided(Document document) {
        return new Decided(StreamParts.stream(document), Pictures.state(document, ConsentPart.class));
    }
}
