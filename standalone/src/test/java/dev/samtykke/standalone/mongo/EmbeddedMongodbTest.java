package dev.samtykke.standalone.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import dev.samtykke.standalone.storage.DataFolderUnusable;

class EmbeddedMongodbTest {

    static final MongodbSettings SETTINGS = new MongodbSettings(
            null, "samtykke", Duration.ofSeconds(5), DataSize.ofMegabytes(16), Duration.ofMillis(100));

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("projections.mv");
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() {
        try (EmbeddedMongodb server = EmbeddedMongodb.open(file(), SETTINGS);
                MongoClient client = server.connect()) {
            MongoCollection<Document> people = client.getDatabase("samtykke").getCollection("people");
            people.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
            people.insertOne(new Document("_id", 1).append("key", "a"));
        }
        try (EmbeddedMongodb server = EmbeddedMongodb.open(file(), SETTINGS);
                MongoClient client = server.connect()) {
            MongoCollection<Document> people = client.getDatabase("samtykke").getCollection("people");
            assertThat(people.find(Filters.eq("key", "a")).first()).containsEntry("_id", 1);
            assertThatThrownBy(() -> people.insertOne(new Document("_id", 2).append("key", "a")))
                    .isInstanceOf(MongoException.class);
        }
    }

    @Test
    void aConnectionWithoutTheSecretIsCut() {
        try (EmbeddedMongodb server = EmbeddedMongodb.open(file(), SETTINGS)) {
            assertThatThrownBy(() -> ping(server, null)).isInstanceOf(MongoException.class);
            assertThatThrownBy(() -> ping(server, "wrong")).isInstanceOf(MongoException.class);
            try (MongoClient client = server.connect()) {
                assertThat(client.getDatabase("samtykke").runCommand(new Document("ping", 1)))
                        .containsEntry("ok", 1.0);
            }
        }
    }

    private static void ping(EmbeddedMongodb server, @Nullable String password) {
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress("127.0.0.1", server.port())))
                        .serverSelectionTimeout(300, TimeUnit.MILLISECONDS));
        if (password != null) {
            settings.applyToSocketSettings(socket -> socket.applyToProxySettings(proxy -> proxy.host("127.0.0.1")
                    .port(server.port())
                    .username(ConnectionSecret.USER)
                    .password(password)));
        }
        try (MongoClient client = MongoClients.create(settings.build())) {
            client.getDatabase("samtykke").runCommand(new Document("ping", 1));
        }
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Files.writeString(file(), "this is no store".repeat(1000));

        assertThatThrownBy(() -> EmbeddedMongodb.open(file(), SETTINGS))
                .isInstanceOf(DataFolderUnusable.class)
                .hasMessageContaining(file().toString());
    }
}
