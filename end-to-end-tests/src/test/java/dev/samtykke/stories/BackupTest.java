package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

import dev.samtykke.evidence.log.note.Checkpoint;

/**
 * What is said about backups is what happens: the folder as it was, without projections and logs, is enough. This is
 * about the data folder of one process; separate processes have none that is worth a backup.
 */
class BackupTest {

    private static final int FRONT_ENDS = 4;
    private static final int ENOUGH = 40;

    @TempDir
    Path folder;

    private final Map<String, JsonNode> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean enough;

    /**
     * The snapshot has all files as they are at one moment, as one of the file system has them; the copy is made once
     * the product is stopped.
     */
    @Test
    void aSnapshotUnderLoadAndACopyOfAStoppedFolderHaveAllThatWasAcknowledgedAndCanBeExported() throws Exception {
        Map<String, JsonNode> before;
        Checkpoint published;
        Checkpoint last;
        try (Product product = Product.start(Files.createDirectory(folder.resolve("first")))) {
            Newsletter.define(new Client(product, "admin"));
            ExecutorService frontEnds = Executors.newFixedThreadPool(FRONT_ENDS);
            List<Future<?>> running = load(product, frontEnds);
            await().until(() -> acknowledged.size() >= ENOUGH);
            published = new PublicLog(product).events();
            product.halt();
            before = Map.copyOf(acknowledged);
            copy(product.data(), folder.resolve("second"));
            copy(product.data(), folder.resolve("third"));
            product.resume();
            await().until(() -> acknowledged.size() >= before.size() + FRONT_ENDS);
            enough = true;
            for (Future<?> frontEnd : running) {
                frontEnd.get();
            }
            frontEnds.shutdown();
            last = logged(product);
            assertThat(product.stop()).isIn(0, 143);
            copy(product.data(), folder.resolve("stopped"));
        }
        assertRestored(folder.resolve("stopped"), Map.copyOf(acknowledged), last);
        assertRestored(folder.resolve("second"), before, published);
        assertMoved(before, published);
    }

    /** An export of the snapshot, brought into a folder that has nothing but the keys. */
    private void assertMoved(Map<String, JsonNode> before, Checkpoint published) throws Exception {
        Path export = folder.resolve("export");
        Path moved = folder.resolve("fourth");
        Product.history("export", export, folder.resolve("third/data"));
        FileSystemUtils.copyRecursively(folder.resolve("third/data/keys"), moved.resolve("data/keys"));
        Product.history("import", export, moved.resolve("data"));
        assertRestored(moved, before, published);
    }

    private void assertRestored(Path installation, Map<String, JsonNode> before, Checkpoint published) {
        try (Product product = Product.start(installation)) {
            Client frontEnd = new Client(product, "front-end");
            Client compliance = new Client(product, "compliance");
            assertThat(before).isNotEmpty();
            before.forEach((key, answer) -> {
                assertThat(Newsletter.grant(frontEnd, key))
                        .as("the same answer, not another decision")
                        .isEqualTo(answer);
                assertProjected(compliance, answer);
            });
            PublicLog log = new PublicLog(product);
            await().until(() -> log.events().size()
                    == compliance.get("/api/v1/evidence").get("head").asLong() + 1);
            log.continues(published);
            log.audit();
            assertThat(product.stop()).isIn(0, 143);
        }
    }

    private static void assertProjected(Client compliance, JsonNode answer) {
        JsonNode view = compliance.get(
                "/api/v1/customers/" + answer.get("customerId").asString(),
                "Samtykke-After",
                answer.at("/decisions/0/position").asString());
        assertThat(view.at("/consents/0/eventId")).isEqualTo(answer.at("/decisions/0/eventId"));
        assertThat(view.at("/identifiers/0/value").asString()).endsWith("@example.org");
    }

    private static Checkpoint logged(Product product) {
        PublicLog log = new PublicLog(product);
        Client compliance = new Client(product, "compliance");
        await().until(() -> log.events().size()
                == compliance.get("/api/v1/evidence").get("head").asLong() + 1);
        return log.events();
    }

    /** What the page on operation says to back up. */
    private static void copy(Path data, Path installation) throws IOException {
        for (String part : List.of("events", "keys", "evidence", "security")) {
            FileSystemUtils.copyRecursively(
                    data.resolve(part), installation.resolve("data").resolve(part));
        }
        Files.copy(data.resolve("credentials.json"), installation.resolve("data/credentials.json"));
    }

    private List<Future<?>> load(Product product, ExecutorService frontEnds) {
        Client client = new Client(product, "front-end");
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < FRONT_ENDS; i++) {
            running.add(frontEnds.submit(() -> {
                while (!enough) {
                    send(client);
                }
            }));
        }
        return running;
    }

    private void send(Client client) {
        String key = "person" + numbers.incrementAndGet();
        acknowledged.put(key, Newsletter.grant(client, key));
    }
}
