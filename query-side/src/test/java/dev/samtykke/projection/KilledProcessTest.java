package dev.samtykke.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.eventsourcing.Streams;

/** A process with embedded documents is killed in the middle of a rebuild, and the next one carries on. */
class KilledProcessTest {

    private static final int CUSTOMERS = 600;
    private static final String UNDER_WAY = "under way";

    @TempDir
    private Path folder;

    @Test
    void aRebuildGoesOnAfterItsProcessWasKilled() throws Exception {
        Path file = folder.resolve("documents.mv");
        String rebuildId = killInTheMiddleOfARebuild(file);

        try (History history = history();
                MVStore documents = open(file);
                Mongo mongo = Mongo.on(documents);
                Projections projections = Running.start(mongo.database(), history, new Slow(history, 0))) {
            RebuildProgress before = projections.progress("customer", rebuildId).orElseThrow();
            assertThat(before.finishedAt()).isNull();
            await().atMost(Running.ENOUGH)
                    .until(() -> projections
                                    .progress("customer", rebuildId)
                                    .orElseThrow()
                                    .state()
                            == RebuildProgress.State.SWITCHED);
            await().atMost(Running.ENOUGH)
                    .until(() -> Integer.valueOf(2)
                            .equals(projections.status("customer").liveVersion()));

            Set<String> ids = new TreeSet<>();
            projections.documents("customer").find().forEach(document -> ids.add(document.getString("_id")));
            assertThat(ids).hasSize(CUSTOMERS);
        }
    }

    private static String killInTheMiddleOfARebuild(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcessTest.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !line.startsWith(UNDER_WAY)) {
                line = out.readLine();
            }
            assertThat(line).as("the process got to the rebuild").isNotNull();
            return String.valueOf(line).substring(UNDER_WAY.length()).trim();
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** What is killed. */
    public static void main(String[] args) {
        History history = history();
        Mongo mongo = Mongo.on(open(Path.of(args[0])));
        Projections projections = Running.start(mongo.database(), history, new Slow(history, 20));
        projections.documents("customer");
        Rebuild rebuild = projections.rebuild("customer");
        while (projections.progress("customer", rebuild.id()).orElseThrow().position() < CUSTOMERS / 3) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        System.out.println(UNDER_WAY + " " + rebuild.id());
        LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1));
    }

    private static MVStore open(Path file) {
        MVStore store = new MVStore.Builder().fileName(file.toString()).open();
        store.setAutoCommitDelay(100);
        return store;
    }

    private static History history() {
        History history = new History();
        for (int i = 0; i < CUSTOMERS; i++) {
            history.append(Streams.CUSTOMER, "c" + i, new CustomerRegistered("c" + i));
        }
        return history;
    }

    /** Takes its time over every write. */
    private record Slow(History history, int millis) implements Projection {

        private Projection whole() {
            return new StreamDocuments<>("customer", 1, 2, Streams.CUSTOMER, history.store(), Pictures::of);
        }

        @Override
        public String name() {
            return whole().name();
        }

        @Override
        public int shape() {
            return whole().shape();
        }

        @Override
        public int segments() {
            return whole().segments();
        }

        @Override
        public boolean handles(Class<?> payloadType) {
            return whole().handles(payloadType);
        }

        @Override
        public ProjectionWriter open(MongoCollection<Document> documents) {
            ProjectionWriter writer = whole().open(documents);
            return delivery -> {
                ProjectionBatch batch = writer.begin(delivery);
                return new ProjectionBatch() {
                    @Override
                    public void handle(ProjectedEvent event) {
                        batch.handle(event);
                    }

                    @Override
                    public void flush() {
                        batch.flush();
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
                    }
                };
            };
        }
    }
}
