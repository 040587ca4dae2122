package dev.samtykke.standalone.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedBackendTest {

    @TempDir
    private Path folder;

    private interface Use {
        void of(MongoCollection<Document> documents);
    }

    private void withServer(Use use) {
        try (EmbeddedMongodb server =
                        EmbeddedMongodb.open(folder.resolve("projections.mv"), EmbeddedMongodbTest.SETTINGS);
                MongoClient client = server.connect()) {
            use.of(client.getDatabase("samtykke").getCollection("documents"));
        }
    }

    @Test
    void everyKindOfValueComesBackAfterARestart() {
        Document whole = new Document("_id", "æ – 漢字")
                .append("int", 1)
                .append("long", 1L << 40)
                .append("double", 0.5)
                .append("decimal", new Decimal128(12))
                .append("boolean", true)
                .append("nothing", null)
                .append("date", Date.from(Instant.parse("2018-05-25T00:00:00.123Z")))
                .append("objectId", new ObjectId("5f43a0c1e4b0a1b2c3d4e5f6"))
                .append("binary", new Binary(new byte[] {1, 2, 3}))
                .append("list", List.of("a", new Document("b", List.of())))
                .append("nested", new Document("deeper", new Document("text", "x".repeat(20_000))));
        withServer(documents -> documents.insertOne(whole));
        withServer(documents ->
                assertThat(documents.find(Filters.eq("_id", "æ – 漢字")).first()).isEqualTo(whole));
    }

    @Test
    void idsOfEveryKindAreFoundBesideEachOther() {
        List<Object> ids = new ArrayList<>(List.of(
                1, 2L, 2.5, "1", "", "z", new ObjectId(), new Date(0), new Document("a", 1).append("b", "2"), true));
        IntStream.range(0, 3_000).mapToObj(i -> new UUID(i, i).toString()).forEach(ids::add);
        withServer(documents -> documents.insertMany(ids.stream()
                .map(id -> new Document("_id", id).append("number", ids.indexOf(id)))
                .toList()));
        withServer(documents -> {
            for (Object id : ids) {
                assertThat(documents.find(Filters.eq("_id", id)).first()).containsEntry("number", ids.indexOf(id));
                assertThatThrownBy(() -> documents.insertOne(new Document("_id", id)))
                        .isInstanceOf(MongoException.class);
            }
            assertThat(documents.deleteMany(Filters.in("_id", ids)).getDeletedCount())
                    .isEqualTo(ids.size());
            assertThat(documents.countDocuments()).isZero();
        });
    }

    @Test
    void aUniqueIndexOverTwoFieldsTellsPairsApart() {
        withServer(documents -> {
            documents.createIndex(Indexes.ascending("name", "part"), new IndexOptions().unique(true));
            documents.insertOne(new Document("name", "a").append("part", 0));
            documents.insertOne(new Document("name", "a").append("part", 1));
        });
        withServer(documents -> {
            assertThatThrownBy(() -> documents.insertOne(new Document("name", "a").append("part", 1)))
                    .isInstanceOf(MongoException.class);
            documents.insertOne(new Document("name", "b").append("part", 1));
            assertThat(documents.find(Filters.and(Filters.eq("name", "a"), Filters.eq("part", 0))))
                    .hasSize(1);
        });
    }
}
