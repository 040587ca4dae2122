package dev.samtykke.projection;

import java.util.function.Function;

import com.mongodb.client.MongoCollection;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;

import dev.samtykke.eventsourcing.StreamType;

/**
 * A projection with one document per stream, which is a picture of the stream's state. Its fold is the same that
 * decides and answers elsewhere, so a document cannot say anything else than the stream does, however late or often
 * events arrive.
 *
 * <p>A document is {@code {_id: stream id, v: {n: sequence number of the event that changed it last, …}}}. It is
 * always at or past the projection's position, never behind.
 *
 * @param <S> the state
 * @param <E> the events
 */
public final class StreamDocuments<S, E> implements Projection {

    private static final long REMEMBERED_STATES = 20_000;

    private final String name;
    private final int shape;
    private final int segments;
    private final StreamType<S, E> type;
    private final StreamFold<S, E> fold;
    private final Function<S, Document> picture;

    /**
     * @param store where streams are folded from again when they are not remembered
     * @param picture the document of a state, without {@code _id} and {@code n}
     */
    public StreamDocuments(
            String name,
            int shape,
            int segments,
            StreamType<S, E> type,
            EventStore store,
            Function<S, Document> picture) {
        this.name = name;
        this.shape = shape;
        this.segments = segments;
        this.type = type;
        this.fold = new StreamFold<>(type, store, REMEMBERED_STATES);
        this.picture = picture;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int shape() {
        return shape;
    }

    @Override
    public int segments() {
        return segments;
    }

    @Override
    public boolean handles(Class<?> payloadType) {
        return type.eventType().isAssignableFrom(payloadType);
    }

    @Override
    public ProjectionWriter open(MongoCollection<Document> documents) {
        return new StreamDocumentWriter<>(fold, picture, documents);
    }
}
