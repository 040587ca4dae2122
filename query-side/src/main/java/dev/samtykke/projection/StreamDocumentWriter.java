package dev.samtykke.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;

import dev.samtykke.projection.StreamFold.Folded;

/** Writes the documents of a {@link StreamDocuments} projection. */
final class StreamDocumentWriter<S> implements ProjectionWriter {

    static final String VALUE = "v";
    static final String SEQUENCE = "n";

    private static final DocumentCodec CODEC = new DocumentCodec();
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final long REMEMBERED_WRITES = 200_000;

    private final StreamFold<S, ?> fold;
    private final Function<S, Document> picture;
    private final MongoCollection<Document> documents;
    /**
     * Up to which event the document of a stream is known to be right, so that the events before need no write of their
     * own, nor do later ones that leave the state as it is.
     */
    private final Cache<String, Long> written =
            Caffeine.newBuilder().maximumSize(REMEMBERED_WRITES).build();

    StreamDocumentWriter(StreamFold<S, ?> fold, Function<S, Document> picture, MongoCollection<Document> documents) {
        this.fold = fold;
        this.picture = picture;
        this.documents = documents;
    }

    @Override
    public ProjectionBatch begin(Delivery delivery) {
        return new Batch(delivery);
    }

    private final class Batch implements ProjectionBatch {

        private final Delivery delivery;
        /** In the order of the ids: batches that lock documents in one order cannot block each other. */
        private final SortedMap<String, Folded<S>> states = new TreeMap<>();

        Batch(Delivery delivery) {
            this.delivery = delivery;
        }

        @Override
        public void handle(ProjectedEvent event) {
            if (delivery != Delivery.RETRY && isCovered(event)) {
                return;
            }
            Folded<S> state =
                    delivery == Delivery.CURRENT ? fold.including(event.message()) : fold.latest(event.message());
            states.put(event.stream(), state);
        }

        private boolean isCovered(ProjectedEvent event) {
            @Nullable Folded<S> pending = states.get(event.stream());
            if (pending != null) {
                return pending.sequence() >= event.sequence();
            }
            @Nullable Long before = written.getIfPresent(event.stream());
            return before != null && before >= event.sequence();
        }

        @Override
        public void flush() {
            if (states.isEmpty()) {
                return;
            }
            List<WriteModel<Document>> writes = new ArrayList<>(states.size());
            states.forEach((stream, state) -> {
                @Nullable Long before = written.getIfPresent(stream);
                if (before == null || before < state.changed()) {
                    writes.add(write(stream, state));
                }
            });
            if (!writes.isEmpty()) {
                documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            }
            states.forEach((stream, state) -> written.put(stream, state.sequence()));
            states.clear();
        }

        /**
         * Embedded documents compare by their first field, the sequence number: an older state never replaces a newer
         * one, not even when a process that was thought dead wakes up and writes its last batch.
         */
        private WriteModel<Document> write(String stream, Folded<S> state) {
            Document value = new Document(SEQUENCE, state.changed());
            value.putAll(picture.apply(state.state()));
            // Encoded here and once: the driver would otherwise do it twice, which is half of what a write costs it.
            BsonDocument change = new BsonDocument(VALUE, new RawBsonDocument(value, CODEC));
            return new UpdateOneModel<>(
                    new BsonDocument("_id", new BsonString(stream)), new BsonDocument("$max", change), UPSERT);
        }
    }
}
