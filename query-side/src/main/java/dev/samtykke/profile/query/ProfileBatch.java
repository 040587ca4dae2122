package dev.samtykke.profile.query;

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
import com.mongodb.client.model.WriteModel;
import org.bson.Document;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.DataWithheld;
import dev.samtykke.profile.IdentityStep;
import dev.samtykke.projection.ProjectedEvent;
import dev.samtykke.projection.ProjectionBatch;

/** Events on their way into the documents that profiles are found by: loads those that they touch, adds, writes them. */
final class ProfileBatch implements ProjectionBatch {

    private final MongoCollection<Document> documents;
    /** In the order of the ids: batches that lock documents in one order cannot block each other. */
    private final SortedMap<String, Changing<?>> changing = new TreeMap<>();

    ProfileBatch(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    @Override
    public void handle(ProjectedEvent event) {
        CustomerEvent payload = (CustomerEvent) event.message().getPayload();
        if (payload instanceof DataCollected collected) {
            add(event, Entry.of(collected, event.sequence(), event.position()));
            if (!collected.attributes().isEmpty()) {
                index(event, index -> index.plus(collected, event.sequence(), event.position()));
            }
        } else if (payload instanceof DataWithheld withheld) {
            Entry entry = Entry.of(withheld, event.sequence(), event.position());
            if (!entry.withheld().isEmpty()) {
                add(event, entry);
            }
        } else {
            IdentityStep step = IdentityStep.of(payload, event.position()).orElseThrow();
            index(event, index -> index.plus(step));
        }
    }

    private void index(ProjectedEvent event, UnaryOperator<ProfileIndex> change) {
        change(ProfileIndex.id(event.stream()), ProfileIndex.class, ProfileIndex.EMPTY, event.sequence(), change);
    }

    private void add(ProjectedEvent event, Entry entry) {
        long sequence = event.sequence();
        change(
                Block.id(event.stream(), Block.number(sequence)),
                Block.class,
                Block.EMPTY,
                sequence,
                block -> block.plus(entry));
        change(
                Directory.id(event.stream(), Directory.number(sequence)),
                Directory.class,
                Directory.EMPTY,
                sequence,
                directory -> directory.plus(entry));
    }

    @SuppressWarnings("unchecked") // an id says what is in its document
    private <T extends Record> void change(String id, Class<T> type, T empty, long sequence, UnaryOperator<T> change) {
        Changing<T> document = (Changing<T>) changing.computeIfAbsent(id, key -> new Changing<>(type, empty));
        document.add(sequence, change);
    }

    @Override
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
}
