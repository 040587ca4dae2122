package dev.samtykke.statistics.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.mongodb.client.MongoCollection;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.projection.CrashingProcess;
import dev.samtykke.projection.LivedHistory;
import dev.samtykke.projection.Mongo;

class ConsentStatisticsProperties {

    private static final Mongo MONGO = Mongo.inMemory();

    @AfterContainer
    static void stop() {
        MONGO.close();
    }

    @Provide
    Arbitrary<List<LivedHistory.Step>> steps() {
        return LivedHistory.steps();
    }

    @Property(tries = 100)
    void everyDecisionIsCountedOnceWhereverAProcessCrashes(
            @ForAll("steps") List<LivedHistory.Step> steps,
            @ForAll long batches,
            @ForAll @DoubleRange(min = 0, max = 1) double point) {
        try (LivedHistory lived = LivedHistory.of(steps)) {
            List<DomainEventMessage<?>> decisions = lived.history().events().stream()
                    .filter(event -> new ConsentStatistics().handles(event.getPayloadType()))
                    .<DomainEventMessage<?>>map(event -> event)
                    .toList();
            CrashingProcess first = new CrashingProcess(new ConsentStatistics(), decisions, batches);
            first.run(empty("before"), 0);

            MongoCollection<Document> after = empty("after");
            int token = first.leave((int) (point * first.writes()), after);
            new CrashingProcess(new ConsentStatistics(), decisions, batches + 1).run(after, token);

            assertThat(counted(after)).isEqualTo(countedByHand(decisions));
        }
    }

    private static MongoCollection<Document> empty(String name) {
        MongoCollection<Document> documents = MONGO.database().getCollection(name);
        documents.deleteMany(new Document());
        return documents;
    }

    private static Map<String, Counts> counted(MongoCollection<Document> documents) {
        Map<String, Counts> counted = new TreeMap<>();
        documents
                .find()
                .forEach(document -> counted.put(
                        document.getString("_id"),
                        StatisticsDocument.read(document).counts()));
        return counted;
    }

    private static Map<String, Counts> countedByHand(List<DomainEventMessage<?>> decisions) {
        Map<String, Counts> counted = new TreeMap<>();
        for (DomainEventMessage<?> message : decisions) {
            CustomerEvent event = (CustomerEvent) message.getPayload();
            counted.merge(day(event).id(), Counts.of(event), Counts::plus);
        }
        return counted;
    }

    private static PurposeDay day(CustomerEvent event) {
        if (event instanceof ConsentGranted granted) {
            return PurposeDay.of(granted.purpose(), granted.evidence().decidedAt());
        }
        if (event instanceof ConsentRefused refused) {
            return PurposeDay.of(refused.purpose(), refused.evidence().decidedAt());
        }
        ConsentRevoked revoked = (ConsentRevoked) event;
        return PurposeDay.of(revoked.purpose(), revoked.evidence().decidedAt());
    }
}
