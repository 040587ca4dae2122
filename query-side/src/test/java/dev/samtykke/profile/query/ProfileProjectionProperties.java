package dev.samtykke.profile.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.bson.Document;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.Standing;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Reach;
import dev.samtykke.permission.Rule;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.projection.CrashingProcess;
import dev.samtykke.projection.History;
import dev.samtykke.projection.Mongo;
import dev.samtykke.source.InteractionKind;

class ProfileProjectionProperties {

    private static final String MARKER = "only-in-the-event";
    private static final Mongo MONGO = Mongo.inMemory();

    @AfterContainer
    static void stop() {
        MONGO.close();
    }

    record Step(int what, int who, int minute) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 60))
                .as(Step::new)
                .list()
                .ofMaxSize(150);
    }

    private static History history(List<Step> steps) {
        History history = new History();
        for (Step step : steps) {
            String customer = "customer-" + step.who();
            history.append(Streams.CUSTOMER, customer, event(step, customer, history.head()));
        }
        return history;
    }

    private static CustomerEvent event(Step step, String customer, long head) {
        Data data = Data.at(Instant.EPOCH.plusSeconds(step.minute())).by("key-" + step.minute() % 2);
        PersonalText value = PersonalText.of("\"" + MARKER + "\"");
        return switch (step.what()) {
            case 0 ->
                new IdentityMerged(
                        customer,
                        "merge-" + head,
                        "other",
                        0,
                        PersonalText.of(MARKER),
                        Standing.NONE,
                        Reach.NONE,
                        Narrowing.NONE);
            case 1 -> new MergedInto(customer, "merge-" + head, "other");
            case 2 -> data.withheld(customer, "city", "contact", "news", Rule.UNASKED);
            case 3, 4 ->
                data.attribute("city", "contact", Set.of("news"), value).of(customer);
            default ->
                data.interaction("Visit", InteractionKind.WEB, "behaviour", Set.of("news"))
                        .of(customer);
        };
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

    private static CrashingProcess process(History history, long batches) {
        return new CrashingProcess(new ProfileProjection(1, 1), history.events(), batches);
    }

    @Property(tries = 100)
    void aCrashAtAnyPointAndOtherBatchesChangeNothing(
            @ForAll("steps") List<Step> steps,
            @ForAll long batches,
            @ForAll @DoubleRange(min = 0, max = 1) double point) {
        try (History history = history(steps)) {
            MongoCollection<Document> before = empty("before");
            CrashingProcess first = process(history, batches);
            first.run(before, 0);

            MongoCollection<Document> after = empty("after");
            int token = first.leave((int) (point * first.writes()), after);
            process(history, batches + 1).run(after, token);

            assertThat(contents(after)).isEqualTo(contents(before));
        }
    }

    @Property(tries = 50)
    void noDocumentHasAValueAndEveryEntryIsInItsBlockOnce(@ForAll("steps") List<Step> steps) {
        try (History history = history(steps)) {
            MongoCollection<Document> documents = empty("documents");
            process(history, 1).run(documents, 0);

            Map<String, Document> contents = contents(documents);
            assertThat(contents.toString()).doesNotContain(MARKER).doesNotContain("value");
            long entries = contents.entrySet().stream()
                    .filter(document -> document.getKey().startsWith("block/"))
                    .mapToLong(document -> document.getValue()
                            .get("v", Document.class)
                            .getList("entries", Document.class)
                            .size())
                    .sum();
            assertThat(entries)
                    .isEqualTo(steps.stream().filter(step -> step.what() > 1).count());
        }
    }
}
