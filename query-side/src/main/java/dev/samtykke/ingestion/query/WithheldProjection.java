package dev.samtykke.ingestion.query;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

import dev.samtykke.customer.DataWithheld;
import dev.samtykke.profile.DataOfUnknownWithheld;
import dev.samtykke.projection.Projection;
import dev.samtykke.projection.ProjectionWriter;
import dev.samtykke.query.api.ProjectionNames;

/** Counts what is withheld: a {@link WithheldDay} per source and day, an {@link Unmapped} per item without a mapping. */
public final class WithheldProjection implements Projection {

    private final int shape;

    public WithheldProjection(int shape) {
        this.shape = shape;
    }

    @Override
    public String name() {
        return ProjectionNames.WITHHELD;
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
        return payloadType == DataWithheld.class || payloadType == DataOfUnknownWithheld.class;
    }

    @Override
    public ProjectionWriter open(MongoCollection<Document> documents) {
        return delivery -> new WithheldBatch(documents, delivery);
    }
}
