package dev.samtykke.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoCollection;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.eventsourcing.Streams;

class StreamDocumentsProperties {

    private static final Mongo MONGO = Mongo.inMemory();

    @AfterContainer
    static void stop() {
        MONGO.close();
    }

    @Provide
    Arbitrary<List<LivedHistory.Step>> steps() {
        return LivedHistory.steps();
    }

    private static Projection customers(LivedHistory lived) {
        return new StreamDocuments<>(
                "customer", 1, 1, Streams.CUSTOMER, lived.history().store(), Pictures::of);
    }

    private static MongoCollection<Document> empty(String name) {
        MongoCollection<Document> documents = MONGO.database().getCollection(name);
        documents.deleteMany(new Document());
        return documents;
    }

    private static Map<String, Document> contents(MongoCollection<Document> documents) {
        Map<String, Document> contents = new HashMap<>();
        documents.find().forEach(document -> contents.put(document.getString("_id"), document));
        return contents;
    }

    /** Personal values are not in documents, so states are compared by their pictures. */
    private static void assertThatDocumentsShowTheStates(MongoCollection<Document> documents, LivedHistory lived) {
        Map<String, Document> contents = contents(documents);
        assertThat(contents.keySet()).isEqualTo(lived.states().keySet());
        lived.states().forEach((id, state) -> {
            CustomerState shown = Pictures.state(contents.getOrDefault(id, new Document()), CustomerState.class);
            assertThat(picture(shown)).isEqualTo(picture(state));
            assertThat(shown.standing().consents().keySet())
                    .isEqualTo(state.standing().consents().keySet());
        });
    }

    private static Document picture(CustomerState state) {
        Document picture = Pictures.of(state);
        picture.replace("collectedFor", state.collectedFor()); // a set, which a document has as a list
        return picture;
    }

    @Property(tries = 100)
    void documentsShowTheFoldOfTheStreams(@ForAll("steps") List<LivedHistory.Step> steps, @ForAll long batches) {
        try (LivedHistory lived = LivedHistory.of(steps)) {
            MongoCollection<Document> documents = empty("plain");

            new CrashingProcess(customers(lived), lived.history().events(), batches).run(documents, 0);

            assertThatDocumentsShowTheStates(documents, lived);
        }
    }

    @Property(tries = 100)
    void aCrashAtAnyPointChangesNothing(
            @ForAll("steps") List<LivedHistory.Step> steps,
            @ForAll long batches,
            @ForAll @DoubleRange(min = 0, max = 1) double point) {
        try (LivedHistory lived = LivedHistory.of(steps)) {
            MongoCollection<Document> before = empty("before");
            CrashingProcess first =
                    new CrashingProcess(customers(lived), lived.history().events(), batches);
            first.run(before, 0);

            MongoCollection<Document> after = empty("after");
            int token = first.leave((int) (point * first.writes()), after);
            new CrashingProcess(customers(lived), lived.history().events(), batches + 1).run(after, token);

            assertThat(contents(after)).isEqualTo(contents(before));
        }
    }

    @Property(tries = 50)
    void aProcessThatWasThoughtDeadChangesNothingWhenItWritesItsLastBatch(
            @ForAll("steps") List<LivedHistory.Step> steps, @ForAll long batches) {
        try (LivedHistory lived = LivedHistory.of(steps)) {
            MongoCollection<Document> documents = empty("shared");
            ProjectionBatch lastBatch = customers(lived).open(documents).begin(Delivery.CURRENT);
            List<DomainEventMessage<?>> events = lived.history().events();
            for (int i = 0; i < events.size() / 2; i++) {
                lastBatch.handle(new ProjectedEvent(events.get(i), i));
            }
            new CrashingProcess(customers(lived), lived.history().events(), batches).run(documents, 0);
            Map<String, Document> before = contents(documents);

            lastBatch.flush();

            assertThat(contents(documents)).isEqualTo(before);
        }
    }
}
