package dev.samtykke.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import dev.samtykke.projection.StreamFold.Folded;
import dev.samtykke.projection.StreamParts.Part;
import dev.samtykke.projection.StreamParts.Parted;

/** Writes the documents of a {@link StreamParts} projection: of each stream those parts that its events changed. */
final class StreamPartsWriter<S> implements ProjectionWriter {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final long REMEMBERED_WRITES = 200_000;

    private final StreamFold<Parted<S>, ?> fold;
    private final MongoCollection<Document> documents;
    /** Up to which event the documents of a stream are known to be written. */
    private final Cache<String, Long> written =
            Caffeine.newBuilder().maximumSize(REMEMBERED_WRITES).build();

    StreamPartsWriter(StreamFold<Parted<S>, ?> fold, MongoCollection<Document> documents) {
        this.fold = fold;
        this.documents = documents;
    }

    @Override
    public ProjectionBatch begin(Delivery delivery) {
        return new Batch(delivery);
    }

    private final class Batch implements ProjectionBatch {

        private final Delivery delivery;
        /** How far each stream was read. */
        private final Map<String, Long> read = new HashMap<>();
        /** In the order of the ids: batches that lock documents in one order cannot block each other. */
        private final SortedMap<String, Part> changed = new TreeMap<>();

        Batch(Delivery delivery) {
            this.delivery = delivery;
        }

        @Override
        public void handle(ProjectedEvent event) {
            if (delivery != Delivery.RETRY && isCovered(event)) {
                return;
            }
            Folded<Parted<S>> state =
                    delivery == Delivery.CURRENT ? fold.including(event.message()) : fold.latest(event.message());
            read.put(event.stream(), state.sequence());
            state.state().parts().forEach((name, part) -> {
                // What an earlier event changed was written with that event.
                if (part.sequence() >= event.sequence()) {
                    changed.put(StreamParts.id(name, event.stream()), part);
                }
            });
        }

        private boolean isCovered(ProjectedEvent event) {
            @Nullable Long pending = read.get(event.stream());
            @Nullable Long reached = pending == null ? written.getIfPresent(event.stream()) : pending;
            return reached != null && reached >= event.sequence();
        }

        @Override
        public void flush() {
            if (!changed.isEmpty()) {
                List<WriteModel<Document>> writes = new ArrayList<>(changed.size());
                changed.forEach((id, part) -> writes.add(write(id, part)));
                documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
                changed.clear();
            }
            written.putAll(read);
            read.clear();
        }
    }

    /** Embedded documents compare by their first field, the sequence number: an older part never replaces a newer one. */
    private static WriteModel<Document> write(String id, Part part) {
        Document value = new Document(StreamDocumentWriter.SEQUENCE, part.sequence());
        if (part.content() != null) {
            value.putAll(Pictures.of(part.content()));
        }
        return new UpdateOneModel<>(Filters.eq("_id", id), Updates.max(StreamDocumentWriter.VALUE, value), UPSERT);
    }
}
