package dev.samtykke.ingestion.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoCollection;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.bson.Document;

import dev.samtykke.customer.DataWithheld;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.permission.Rule;
import dev.samtykke.profile.Collected;
import dev.samtykke.profile.WithheldItem;
import dev.samtykke.projection.CrashingProcess;
import dev.samtykke.projection.History;
import dev.samtykke.projection.Mongo;
import dev.samtykke.projection.Pictures;
import dev.samtykke.source.Item;

class WithheldProperties {

    private static final Mongo MONGO = Mongo.inMemory();

    @AfterContainer
    static void stop() {
        MONGO.close();
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

    @Property(tries = 60)
    void aCrashAtAnyPointCountsNothingTwiceAndForgetsNothing(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 5) Integer> what,
            @ForAll long batches,
            @ForAll @DoubleRange(min = 0, max = 1) double point) {
        try (History history = new History()) {
            for (int one : what) {
                String customer = "customer-" + one % 2;
                WithheldItem item = one < 3
                        ? new WithheldItem(Item.Type.TRAIT, "t" + one, null, "contact", Map.of("news", Rule.UNASKED))
                        : new WithheldItem(Item.Type.TRAIT, "t" + one, null, null, Map.of());
                history.append(
                        Streams.CUSTOMER,
                        customer,
                        new DataWithheld(
                                customer,
                                new Collected("shop", 1, 50, "m", "identify", null, Instant.EPOCH),
                                List.of(item)));
            }
            MongoCollection<Document> before = empty("before");
            CrashingProcess first = new CrashingProcess(new WithheldProjection(1), history.events(), batches);
            first.run(before, 0);

            MongoCollection<Document> after = empty("after");
            int token = first.leave((int) (point * first.writes()), after);
            new CrashingProcess(new WithheldProjection(1), history.events(), batches + 1).run(after, token);

            assertThat(contents(after)).isEqualTo(contents(before));
            long unmapped = contents(after).entrySet().stream()
                    .filter(document -> document.getKey().startsWith("unmapped/"))
                    .mapToLong(document ->
                            Pictures.state(document.getValue(), Unmapped.class).times())
                    .sum();
            assertThat(unmapped).isEqualTo(what.stream().filter(one -> one >= 3).count());
        }
    }
}
