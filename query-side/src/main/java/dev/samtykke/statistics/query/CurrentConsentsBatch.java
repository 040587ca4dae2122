package dev.samtykke.statistics.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.projection.Delivery;
import dev.samtykke.projection.Pictures;
import dev.samtykke.projection.ProjectedEvent;
import dev.samtykke.projection.ProjectionBatch;
import dev.samtykke.statistics.query.CustomerSteps.Step;

/** Customers on their way from one kind of consent to another. */
final class CurrentConsentsBatch implements ProjectionBatch {

    static final String KIND = "kind";
    static final String VALUE = "v";
    static final String COUNT = "count";
    private static final String POSITION = "n";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    /** How many more or fewer customers are of a kind since an event. */
    private record Move(long position, int difference) {}

    private record Counted(long position, long count) {}

    private final MongoCollection<Document> documents;
    private final CustomerSteps steps;
    private final Delivery delivery;
    private final SortedMap<String, ConsentKind> kinds = new TreeMap<>();
    private final Map<String, List<Move>> moves = new HashMap<>();

    CurrentConsentsBatch(MongoCollection<Document> documents, CustomerSteps steps, Delivery delivery) {
        this.documents = documents;
        this.steps = steps;
        this.delivery = delivery;
    }

    @Override
    public void handle(ProjectedEvent event) {
        Step step = steps.of(event.message());
        if (step.before() == step.after()) {
            return;
        }
        Set<ConsentKind> before = kinds(step.before());
        Set<ConsentKind> after = kinds(step.after());
        before.stream().filter(kind -> !after.contains(kind)).forEach(kind -> move(kind, event.position(), -1));
        after.stream().filter(kind -> !before.contains(kind)).forEach(kind -> move(kind, event.position(), 1));
    }

    /** None of a customer that was absorbed by another one, who answers for it. */
    private static Set<ConsentKind> kinds(CustomerState customer) {
        Set<ConsentKind> kinds = new HashSet<>();
        if (customer.mergedInto() == null) {
            customer.consents().values().forEach(consent -> kinds.add(ConsentKind.of(consent)));
        }
        return kinds;
    }

    /** What comes out of turn gets a document of its own: the kind's document has counted beyond it already. */
    private void move(ConsentKind kind, long position, int difference) {
        String id = delivery == Delivery.RETRY ? kind.id() + "/" + position : kind.id();
        kinds.put(id, kind);
        moves.computeIfAbsent(id, key -> new ArrayList<>()).add(new Move(position, difference));
    }

    @Override
    public void flush() {
        if (kinds.isEmpty()) {
            return;
        }
        Map<String, Counted> before = new HashMap<>();
        documents
                .find(Filters.in("_id", kinds.keySet()))
                .forEach(document -> before.put(document.getString("_id"), counted(document)));
        List<WriteModel<Document>> writes = new ArrayList<>();
        kinds.forEach((id, kind) -> {
            @Nullable Counted known = before.get(id);
            Counted after = plus(known == null ? new Counted(-1, 0) : known, moves.getOrDefault(id, List.of()));
            if (!after.equals(known)) {
                writes.add(write(id, kind, after));
            }
        });
        if (!writes.isEmpty()) {
            documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        kinds.clear();
        moves.clear();
    }

    private static Counted plus(Counted known, List<Move> moves) {
        Counted after = known;
        for (Move move : moves) {
            if (move.position() > after.position()) {
                after = new Counted(move.position(), after.count() + move.difference());
            }
        }
        return after;
    }

    private static Counted counted(Document document) {
        Document value = document.get(VALUE, Document.class);
        return new Counted(value.getLong(POSITION), value.getLong(COUNT));
    }

    /** Embedded documents compare by their first field, the position: older counts never replace newer ones. */
    private static WriteModel<Document> write(String id, ConsentKind kind, Counted counted) {
        Document value = new Document(POSITION, counted.position()).append(COUNT, counted.count());
        return new UpdateOneModel<>(
                Filters.eq("_id", id),
                Updates.combine(Updates.max(VALUE, value), Updates.set(KIND, Pictures.of(kind))),
                UPSERT);
    }
}
