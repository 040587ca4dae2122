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

import dev.samtykke.projection.CrashingProcess;
import dev.samtykke.projection.Delivery;
import dev.samtykke.projection.LivedHistory;
import dev.samtykke.projection.Mongo;
import dev.samtykke.projection.ProjectedEvent;
import dev.samtykke.projection.ProjectionBatch;
import dev.samtykke.projection.ProjectionWriter;

class CurrentConsentsProperties {

    private static final Mongo MONGO = Mongo.inMemory();

    @AfterContainer
    static void stop() {
        MONGO.close();
    }

    @Provide
    Arbitrary<List<LivedHistory.Step>> steps() {
        return LivedHistory.steps();
    }

    private static CurrentConsents projection(LivedHistory lived) {
        return new CurrentConsents(1, lived.history().store());
    }

    private static MongoCollection<Document> empty(String name) {
        MongoCollection<Document> documents = MONGO.database().getCollection(name);
        documents.deleteMany(new Document());
        return documents;
    }

    private static Map<String, Long> counted(MongoCollection<Document> documents) {
        Map<String, Long> counted = new TreeMap<>();
        documents
                .find()
                .forEach(document ->
                        counted.merge(ConsentTotals.kind(document).id(), ConsentTotals.count(document), Long::sum));
        counted.values().removeIf(count -> count == 0);
        return counted;
    }

    private static Map<String, Long> countedByHand(LivedHistory lived) {
        Map<String, Long> counted = new TreeMap<>();
        lived.states().values().stream()
                .filter(customer -> customer.mergedInto() == null)
                .flatMap(customer -> customer.consents().values().stream())
                .forEach(consent -> counted.merge(ConsentKind.of(consent).id(), 1L, Long::sum));
        return counted;
    }

    @Property(tries = 100)
    void everybodyIsCountedOnceWhereverAProcessCrashes(
            @ForAll("steps") List<LivedHistory.Step> steps,
            @ForAll long batches,
            @ForAll @DoubleRange(min = 0, max = 1) double point) {
        try (LivedHistory lived = LivedHistory.of(steps)) {
            List<DomainEventMessage<?>> events = lived.history().events();
            CrashingProcess first = new CrashingProcess(projection(lived), events, batches);
            first.run(empty("before"), 0);

            MongoCollection<Document> after = empty("after");
            int token = first.leave((int) (point * first.writes()), after);
            new CrashingProcess(projection(lived), events, batches + 1).run(after, token);

            assertThat(counted(after)).isEqualTo(countedByHand(lived));
        }
    }

    @Property(tries = 50)
    void whatComesOutOfTurnIsCountedOnceHoweverOftenItIsTried(
            @ForAll("steps") List<LivedHistory.Step> steps, @ForAll boolean twice) {
        try (LivedHistory lived = LivedHistory.of(steps)) {
            MongoCollection<Document> documents = empty("retried");
            ProjectionWriter writer = projection(lived).open(documents);
            deliver(writer, Delivery.CURRENT, lived, false);
            deliver(writer, Delivery.RETRY, lived, true);
            if (twice) {
                deliver(writer, Delivery.RETRY, lived, true);
            }

            assertThat(counted(documents)).isEqualTo(countedByHand(lived));
        }
    }

    /** Hands over the events of one customer, or those of all others. */
    private static void deliver(ProjectionWriter writer, Delivery delivery, LivedHistory lived, boolean theOne) {
        ProjectionBatch batch = writer.begin(delivery);
        List<DomainEventMessage<?>> events = lived.history().events();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).getAggregateIdentifier().equals("customer-1") == theOne) {
                batch.handle(new ProjectedEvent(events.get(i), i));
            }
        }
        batch.flush();
    }
}
