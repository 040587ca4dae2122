package dev.samtykke.evidence.query.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.audit.LogAuditor;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.query.People;
import dev.samtykke.evidence.query.TestHistory;
import dev.samtykke.evidence.query.TestLog;
import dev.samtykke.evidence.query.lease.Lease;
import dev.samtykke.evidence.query.lease.MongoLease;
import dev.samtykke.evidence.query.sequencer.SequencerStatus.State;
import dev.samtykke.evidence.query.storage.MongoBlobStore;
import dev.samtykke.mongodb.TcpProxy;

/** Several processes with one log in a database. */
class SharedLogTest {

    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final Duration TERM = Duration.ofSeconds(1);

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final String uri = server.bindAndGetConnectionString();
    private final TestHistory history = new TestHistory();
    private final People people = new People(history);
    private final AtomicInteger registered = new AtomicInteger();

    @AfterEach
    void stop() {
        history.close();
        server.shutdownNow();
    }

    /** A process: what it has of its own is its connection and its memory. */
    private final class Node implements AutoCloseable {
        final TcpProxy network = new TcpProxy(uri);
        final MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(network.uri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(300, TimeUnit.MILLISECONDS))
                .build());
        final MongoBlobStore store = new MongoBlobStore(database());
        final EvidenceSequencer sequencer;
        final Lease lease;

        Node(Lease lease) {
            this.lease = lease;
            this.sequencer = Follower.over(history, store, 40).start(lease);
        }

        Node(String name) {
            MongoLease shared = new MongoLease(database(), "evidence-sequencer", name, TERM, System::nanoTime);
            shared.start();
            this.lease = shared;
            this.sequencer = Follower.over(history, store, 40).start(lease);
        }

        private MongoDatabase database() {
            return client.getDatabase("samtykke");
        }

        State state() {
            return sequencer.status().state();
        }

        @Override
        public void close() {
            sequencer.close();
            lease.close();
            client.close();
            network.close();
        }
    }

    private void registerMore() {
        for (int i = 0; i < 30; i++) {
            people.register(registered.getAndIncrement());
        }
    }

    private void awaitAllCovered(Node node) {
        await().atMost(ENOUGH).until(() -> coversAll(node));
    }

    private boolean coversAll(Node node) {
        return node.state() == State.RUNNING && node.sequencer.status().size() == history.head() + 1;
    }

    @Test
    void oneWorksAndWhenItIsGoneAnotherGoesOnWithTheSameLog() {
        try (Node first = new Node("first")) {
            awaitAllCovered(first);
            try (Node second = new Node("second")) {
                registerMore();
                awaitAllCovered(first);
                await().atMost(ENOUGH).until(() -> second.state() == State.STANDBY);

                registerMore();
                first.network.cut();
                registerMore();
                awaitAllCovered(second);
                assertThat(first.lease.isHeld()).isFalse();

                first.network.open();
                await().atMost(ENOUGH).until(() -> first.state() == State.STANDBY);
                registerMore();
                awaitAllCovered(second);
                assertThatTheLogHasEveryEventOnce(second);
            }
            registerMore();
            awaitAllCovered(first);
            assertThatTheLogHasEveryEventOnce(first);
        }
    }

    @Test
    void twoThatBothTakeThemselvesForTheHolderStillMakeOneLog() {
        try (Node first = new Node(Lease.alone());
                Node second = new Node(Lease.alone())) {
            await().atMost(ENOUGH).until(() -> {
                registerMore();
                return first.state() == State.STANDBY || second.state() == State.STANDBY;
            });
            // Who stands by may take its turn when the other one is slow: the roles change as long as events come.
            await().atMost(ENOUGH).until(() -> coversAll(first) || coversAll(second));
            assertThatTheLogHasEveryEventOnce(first);
        }
    }

    private void assertThatTheLogHasEveryEventOnce(Node node) {
        Claims claims = new Claims();
        new LogAuditor(node.store::get, new MemoryStore(), claims).audit(TestLog.KEYS);
        assertThat(claims.firstFailure()).isEmpty();
        assertThat(SignedCheckpoint.parse(node.store.get("events/checkpoint").orElseThrow())
                        .checkpoint()
                        .size())
                .isEqualTo(history.head() + 1);
        assertThat(Follower.over(history, node.store, 1_000).check().check(0, history.head() + 1, history.head() + 1))
                .isEmpty();
    }
}
