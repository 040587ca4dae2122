package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
 * The product is killed again and again while front ends send decisions. {@code -Dsamtykke.kill.rounds=20} kills it more
 * often than the build does.
 */
class KilledProductTest {

    private static final int ROUNDS = Integer.getInteger("samtykke.kill.rounds", 3);
    private static final int FRONT_ENDS = 8;
    private static final long LOAD_MILLIS = 700;

    @TempDir
    Path folder;

    private final Map<String, JsonNode> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Checkpoint> published = new ArrayList<>();

    @Test
    void nothingThatWasAcknowledgedIsLostOrDoneTwice() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Product product = Product.start(folder);
            if (round == 0) {
                Newsletter.define(new Client(product, "admin"));
            }
            killUnderLoad(product);
        }
        try (Product product = Product.start(folder)) {
            assertThat(acknowledged).isNotEmpty();
            Client frontEnd = new Client(product, "front-end");
            Client compliance = new Client(product, "compliance");
            acknowledged.forEach((key, answer) -> {
                assertThat(Newsletter.grant(frontEnd, key)).isEqualTo(answer);
                assertProjected(compliance, answer);
            });
            assertLogged(new PublicLog(product), compliance);
        }
        assertRebuiltWithTheSameRoot();
    }

    /** The log was never forked, and has every event once and in its place: a replay finds that. */
    private void assertLogged(PublicLog log, Client compliance) {
        await().until(() -> log.events().size()
                == compliance.get("/api/v1/evidence").get("head").asLong() + 1);
        assertThat(published).hasSize(ROUNDS);
        published.forEach(log::continues);
        log.audit();
        published.add(log.events());
    }

    /** A log that is lost is made anew from the events, whose keys nobody needs for that. */
    private void assertRebuiltWithTheSameRoot() {
        FileSystemUtils.deleteRecursively(
                folder.resolve("data").resolve("evidence").toFile());
        Checkpoint before = published.get(ROUNDS);
        try (Product product = Product.start(folder)) {
            PublicLog log = new PublicLog(product);
            await().until(() -> log.events().size() >= before.size());
            log.continues(before);
        }
    }

    private static void assertProjected(Client compliance, JsonNode answer) {
        String customer = answer.get("customerId").asString();
        String position = answer.at("/decisions/0/position").asString();
        JsonNode view = compliance.get("/api/v1/customers/" + customer, "Samtykke-After", position);
        assertThat(view.at("/consents/0/eventId")).isEqualTo(answer.at("/decisions/0/eventId"));
        assertThat(view.at("/identifiers").size()).isEqualTo(1);
        JsonNode history = compliance.get("/api/v1/customers/" + customer + "/history");
        assertThat(history.at("/events").size()).isEqualTo(3);
    }

    private void killUnderLoad(Product product) throws Exception {
        Client client = new Client(product, "front-end");
        ExecutorService frontEnds = Executors.newFixedThreadPool(FRONT_ENDS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < FRONT_ENDS; i++) {
            running.add(frontEnds.submit(() -> sendUntilKilled(client)));
        }
        Thread.sleep(LOAD_MILLIS);
        published.add(new PublicLog(product).events());
        product.kill();
        for (Future<?> frontEnd : running) {
            frontEnd.get();
        }
        frontEnds.shutdown();
    }

    private void sendUntilKilled(Client client) {
        while (true) {
            String key = "person" + numbers.incrementAndGet();
            try {
                acknowledged.put(key, Newsletter.grant(client, key));
            } catch (RuntimeException killed) {
                return;
            }
        }
    }
}
