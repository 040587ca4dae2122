package dev.samtykke.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Documents that grow with events: loads those that a batch touches, adds to them, and writes them back. A document is
 * {@code {_id, v: {n: number of the last event in it, …}}}, so that an event that comes again is not added again.
 */
public final class DocumentChanges {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> documents;
    /** In the order of the ids: batches that lock documents in one order cannot block each other. */
    private final SortedMap<String, Changing<?>> changing = new TreeMap<>();

    public DocumentChanges(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    /**
     * Adds to a document.
     *
     * @param id which also says of what type the document is
     * @param empty what is added to when there is no such document
     * @param number of the event among all that change this document; they come in order
     * @param change what the event makes of it
     */
    @SuppressWarnings("unchecked") // an id says what is in its document
    public <T extends Record> void add(String id, Class<T> type, T empty, long number, UnaryOperator<T> change) {
        Changing<T> document = (Changing<T>) changing.computeIfAbsent(id, key -> new Changing<>(type, empty));
        document.changes.add(new Change<>(number, change));
    }

    /** Writes what has been added. */
    public void flush() {
        if (changing.isEmpty()) {
            return;
        }
        Map<String, Document> before = new HashMap<>();
        documents
                .find(Filters.in("_id", changing.keySet()))
                .forEach(document -> before.put(document.getString("_id"), document));
        List<WriteModel<Document>> writes = changing.entrySet().stream()
                .map(entry -> entry.getValue().write(entry.getKey(), before.get(entry.getKey())))
                .filter(Objects::nonNull)
                .<WriteModel<Document>>map(write -> write)
                .toList();
        if (!writes.isEmpty()) {
            documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        changing.clear();
    }

    private record Change<T>(long number, UnaryOperator<T> change) {}

    private static final class Changing<T extends Record> {

        private final Class<T> type;
        private final T empty;
        private final List<Change<T>> changes = new ArrayList<>();

        Changing(Class<T> type, T empty) {
            this.type = type;
            this.empty = empty;
        }

        /** Embedded documents compare by their first field, the number: an older state never replaces a newer one. */
        @Nullable WriteModel<Document> write(String id, @Nullable Document before) {
            long reached = before == null
                    ? -1
                    : before.get(StreamDocumentWriter.VALUE, Document.class).getLong(StreamDocumentWriter.SEQUENCE);
            long last = reached;
            T state = before == null ? empty : Pictures.state(before, type);
            for (Change<T> change : changes) {
                if (change.number() > last) {
                    state = change.change().apply(state);
                    last = change.number();
                }
            }
            if (last == reached) {
                return null;
            }
            Document value = new Document(StreamDocumentWriter.SEQUENCE, last);
            value.putAll(Pictures.of(state));
            return new UpdateOneModel<>(Filters.eq("_id", id), Updates.max(StreamDocumentWriter.VALUE, value), UPSERT);
        }
    }
}
