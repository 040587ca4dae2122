package dev.samtykke.benchmarks.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.util.unit.DataSize;

import dev.samtykke.standalone.mongo.EmbeddedMongodb;
import dev.samtykke.standalone.mongo.MongodbSettings;

/** The embedded projection store with the product's settings, on a file of its own. */
final class Database implements AutoCloseable {

    private static final String NAME = "samtykke";

    private final EmbeddedMongodb server;
    private final MongoClient client;

    Database(Path folder) throws Exception {
        Files.createDirectories(folder);
        server = EmbeddedMongodb.open(
                folder.resolve("projections.mv"),
                new MongodbSettings(
                        null, NAME, Duration.ofSeconds(5), DataSize.ofMegabytes(128), Duration.ofMillis(500)));
        client = server.connect();
    }

    MongoDatabase database() {
        return client.getDatabase(NAME);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
