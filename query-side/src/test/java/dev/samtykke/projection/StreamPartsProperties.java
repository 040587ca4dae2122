package dev.samtykke.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.mongodb.client.MongoCollection;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.bson.Document;

import dev.samtykke.consent.query.ConsentPart;
import dev.samtykke.customer.query.StandingEvents;
import dev.samtykke.eventsourcing.Streams;

class StreamPartsProperties {

    private static final Mongo MONGO = Mongo.inMemory();

    @AfterContainer
    static void stop() {
        MONGO.close();
    }

    @Provide
    Arbitrary<List<LivedHistory.Step>> steps() {
        return LivedHistory.steps();
    }

    private static Projection consents(LivedHistory lived) {
        return new StreamParts<>(
                "consent",
                1,
                1,
                Streams.CUSTOMER,
                StandingEvents::contain,
                lived.history().store(),
                ConsentPart::of);
    }

    private static CrashingProcess process(LivedHistory lived, long batches) {
        return new CrashingProcess(consents(lived), lived.history().events(), batches);
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

    @Property(tries = 100)
    void thereIsADocumentForEachPartOfEachStateAndNoOtherSaysAnything(
            @ForAll("steps") List<LivedHistory.Step> steps, @ForAll long batches) {
        try (LivedHistory lived = LivedHistory.of(steps)) {
            MongoCollection<Document> documents = empty("plain");

            process(lived, batches).run(documents, 0);

            Map<String, ConsentPart> expected = new TreeMap<>();
            lived.states()
                    .forEach((id, state) ->
                            ConsentPart.of(state).forEach((purpose, part) -> expected.put(purpose + "/" + id, part)));
            Map<String, ConsentPart> shown = new TreeMap<>();
            contents(documents).forEach((id, document) -> {
                if (!document.get("v", Document.class).keySet().equals(Set.of("n"))) {
                    shown.put(id, Pictures.state(document, ConsentPart.class));
                }
            });
            assertThat(shown).isEqualTo(expected);
        }
    }

    @Property(tries = 100)
    void aCrashAtAnyPointChangesNothing(
            @ForAll("steps") List<LivedHistory.Step> steps,
            @ForAll long batches,
            @ForAll @DoubleRange(min = 0, max = 1) double point) {
        try (LivedHistory lived = LivedHistory.of(steps)) {
            MongoCollection<Document> before = empty("before");
            CrashingProcess first = process(lived, batches);
            first.run(before, 0);

            MongoCollection<Document> after = empty("after");
            int token = first.leave((int) (point * first.writes()), after);
            process(lived, batches + 1).run(after, token);

            assertThat(contents(after)).isEqualTo(contents(before));
        }
    }

    @Property(tries = 50)
    void aRebuildThatFoldsEachStreamAtOnceGivesTheSameDocuments(@ForAll("steps") List<LivedHistory.Step> steps) {
        try (LivedHistory lived = LivedHistory.of(steps)) {
            MongoCollection<Document> live = empty("live");
            process(lived, 1).run(live, 0);

            MongoCollection<Document> rebuilt = empty("rebuilt");
            Projection consents = consents(lived);
            ProjectionBatch batch = consents.open(rebuilt).begin(Delivery.CATCHING_UP);
            for (int i = 0; i < lived.history().events().size(); i++) {
                if (consents.handles(lived.history().events().get(i).getPayloadType())) {
                    batch.handle(new ProjectedEvent(lived.history().events().get(i), i));
                }
            }
            batch.flush();

            assertThat(contents(rebuilt)).isEqualTo(contents(live));
        }
    }
}
