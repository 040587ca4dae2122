package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.query.storage.MongoBlobStore;

/** Separate services are backed up while they record, in the order that the page on deployment gives, and restored. */
@Order(Integer.MAX_VALUE - 1) // it empties the server that the other stories share
class SeparateBackupTest {

    private static final int FRONT_ENDS = 2;
    private static final int ENOUGH = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final Map<String, JsonNode> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean enough;

    @Test
    void whatWasAcknowledgedBeforeTheBackupIsThereAfterwards() throws Exception {
        assumeTrue(
                System.getenv("SAMTYKKE_TEST_AXONSERVER_HTTP") != null,
                "SAMTYKKE_TEST_AXONSERVER_HTTP names no Axon Server that can be emptied to restore a backup into it");
        Path keys = folder.resolve("keys");
        Path export = folder.resolve("export");
        List<RawBsonDocument> evidence;
        Map<String, JsonNode> before;
        Checkpoint published;
        try (SharedServices original = SharedServices.open(folder.resolve("original"), keys);
                ServiceProcess command = original.command("c").awaitReady();
                ServiceProcess query = original.query("q").awaitReady()) {
            Newsletter.define(original.client(command.url(), "admin"));
            ExecutorService frontEnds = Executors.newFixedThreadPool(FRONT_ENDS);
            List<Future<?>> running = load(original, command, frontEnds);
            await().atMost(PATIENCE).until(() -> acknowledged.size() >= ENOUGH);
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> new PublicLog(query.url()).events().size() > 0);
            published = new PublicLog(query.url()).events();
            evidence = evidence(original);
            before = Map.copyOf(acknowledged);
            assertThat(original.history("export", export)).isZero();
            await().atMost(PATIENCE).until(() -> acknowledged.size() >= before.size() + FRONT_ENDS);
            enough = true;
            for (Future<?> frontEnd : running) {
                frontEnd.get();
            }
            frontEnds.shutdown();
        }
        Path restoredKeys = folder.resolve("restored-keys");
        FileSystemUtils.copyRecursively(keys, restoredKeys);
        try (SharedServices restored = SharedServices.open(folder.resolve("restored"), restoredKeys)) {
            collection(restored, collection -> collection.insertMany(evidence));
            assertThat(restored.history("import", export)).isZero();
            try (ServiceProcess command = restored.command("c").awaitReady();
                    ServiceProcess query = restored.query("q").awaitReady()) {
                assertRestored(restored, command, query, before, published);
            }
        }
    }

    private void assertRestored(
            SharedServices restored,
            ServiceProcess command,
            ServiceProcess query,
            Map<String, JsonNode> before,
            Checkpoint published) {
        Client frontEnd = restored.client(command.url(), "consents:write");
        Client compliance = restored.client(query.url(), "compliance");
        before.forEach((key, answer) -> {
            assertThat(Newsletter.grant(frontEnd, key))
                    .as("the same answer, not another decision")
                    .isEqualTo(answer);
            assertProjected(compliance, answer);
        });
        PublicLog log = new PublicLog(query.url());
        await().atMost(PATIENCE)
                .until(() -> log.events().size()
                        == compliance.get("/api/v1/evidence").get("head").asLong() + 1);
        log.continues(published);
        log.audit();
    }

    private static void assertProjected(Client compliance, JsonNode answer) {
        String path = "/api/v1/customers/" + answer.get("customerId").asString();
        String position = answer.at("/decisions/0/position").asString();
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            JsonNode view = compliance.get(path, "Samtykke-After", position);
            assertThat(view.at("/consents/0/eventId")).isEqualTo(answer.at("/decisions/0/eventId"));
            assertThat(view.at("/identifiers/0/value").asString()).endsWith("@example.org");
        });
    }

    /** The log as it is at one moment: while it was read, nothing was published. */
    private static List<RawBsonDocument> evidence(SharedServices services) {
        List<RawBsonDocument> all = new ArrayList<>();
        collection(services, collection -> {
            Document published = new Document("_id", "events/checkpoint");
            RawBsonDocument before;
            do {
                all.clear();
                before = Objects.requireNonNull(collection.find(published).first());
                collection.find().into(all);
            } while (!before.equals(collection.find(published).first()));
        });
        return all;
    }

    private static void collection(SharedServices services, Consumer<MongoCollection<RawBsonDocument>> use) {
        Map<String, String> environment = services.environment();
        try (MongoClient client =
                MongoClients.create(Objects.requireNonNull(environment.get("SAMTYKKE_MONGODB_URI")))) {
            use.accept(client.getDatabase(Objects.requireNonNull(environment.get("SAMTYKKE_MONGODB_DATABASE")))
                    .getCollection(MongoBlobStore.COLLECTION, RawBsonDocument.class));
        }
    }

    private List<Future<?>> load(SharedServices services, ServiceProcess command, ExecutorService frontEnds) {
        Client client = services.client(command.url(), "consents:write");
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < FRONT_ENDS; i++) {
            running.add(frontEnds.submit(() -> {
                while (!enough) {
                    String key = "person" + numbers.incrementAndGet();
                    acknowledged.put(key, Newsletter.grant(client, key));
                }
            }));
        }
        return running;
    }
}
