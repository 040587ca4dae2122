package dev.samtykke.statistics.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;

import dev.samtykke.consent.Evidence;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.projection.Delivery;
import dev.samtykke.projection.ProjectedEvent;
import dev.samtykke.projection.ProjectionBatch;

/** Decisions on their way into counts: loads the few documents that they touch, adds, and writes them back. */
final class StatisticsBatch implements ProjectionBatch {

    private record Decision(long position, Counts counts) {}

    private final MongoCollection<Document> documents;
    private final Delivery delivery;
    private final SortedMap<String, PurposeDay> days = new TreeMap<>();
    private final Map<String, List<Decision>> decisions = new HashMap<>();

    StatisticsBatch(MongoCollection<Document> documents, Delivery delivery) {
        this.documents = documents;
        this.delivery = delivery;
    }

    @Override
    public void handle(ProjectedEvent event) {
        CustomerEvent decided = (CustomerEvent) event.message().getPayload();
        PurposeDay day = dayOf(decided);
        String id = id(day, event.position());
        days.put(id, day);
        decisions.computeIfAbsent(id, key -> new ArrayList<>()).add(new Decision(event.position(), Counts.of(decided)));
    }

    /** What comes out of turn gets a document of its own: the day's document has counted beyond it already. */
    private String id(PurposeDay day, long position) {
        return delivery == Delivery.RETRY ? day.id() + "/" + position : day.id();
    }

    private static PurposeDay dayOf(CustomerEvent event) {
        if (event instanceof ConsentGranted granted) {
            return day(granted.purpose(), granted.evidence());
        }
        if (event instanceof ConsentRefused refused) {
            return day(refused.purpose(), refused.evidence());
        }
        if (event instanceof ConsentRevoked revoked) {
            return day(revoked.purpose(), revoked.evidence());
        }
        throw new IllegalArgumentException(event.getClass() + " is no decision");
    }

    private static PurposeDay day(String purpose, Evidence evidence) {
        return PurposeDay.of(purpose, evidence.decidedAt());
    }

    @Override
    public void flush() {
        if (days.isEmpty()) {
            return;
        }
        Map<String, StatisticsDocument> counted = new HashMap<>();
        documents
                .find(Filters.in("_id", days.keySet()))
                .forEach(found -> counted.put(found.getString("_id"), StatisticsDocument.read(found)));
        List<WriteModel<Document>> writes = new ArrayList<>();
        days.forEach((id, day) -> {
            StatisticsDocument before = counted.getOrDefault(id, StatisticsDocument.EMPTY);
            StatisticsDocument after = before;
            for (Decision decision : decisions.getOrDefault(id, List.of())) {
                after = after.plus(decision.position(), decision.counts());
            }
            if (after != before) {
                writes.add(after.write(id, day));
            }
        });
        if (!writes.isEmpty()) {
            documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }
}
