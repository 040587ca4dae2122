package dev.samtykke.projection;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

/**
 * Documents that follow from the events. A projection says which events it needs and what they become; when they are
 * read, written, repeated and rebuilt is the business of {@link Projections}.
 */
public interface Projection {

    /** Stable name, a slug; part of the API and of the names of the collections. */
    String name();

    /** The shape of the documents, counted up with every change that makes existing documents unreadable. */
    int shape();

    /**
     * How many parts of the history may be worked on at the same time. Events of one stream are in one part and stay in
     * order; with 1 all events do.
     */
    int segments();

    /** Whether events with that payload change a document. */
    boolean handles(Class<?> payloadType);

    /** Starts to write one version of the documents. */
    ProjectionWriter open(MongoCollection<Document> documents);
}
