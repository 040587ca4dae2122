package dev.samtykke.evidence.query.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import dev.samtykke.mongodb.RealServer;
import dev.samtykke.mongodb.TcpProxy;

class MongoLeaseTest {

    private static final Duration TERM = Duration.ofSeconds(10);

    @Nested
    class InTheServerWithinTheJvm extends OnAServer {
        private final MongoServer server = new MongoServer(new MemoryBackend());

        @Override
        String uri() {
            return server.bindAndGetConnectionString();
        }

        @AfterEach
        void stop() {
            server.shutdownNow();
        }
    }

    @Nested
    class OnAServerOfItsOwn extends OnAServer {
        @Override
        String uri() {
            return RealServer.atomicOrSkip().uri();
        }
    }

    /** A process with a clock of its own, whose time passes only when the test says so. */
    private static final class Node implements AutoCloseable {
        private final AtomicLong clock;
        private final MongoLease lease;

        Node(MongoDatabase database, String holder, long clock) {
            this.clock = new AtomicLong(clock);
            this.lease = new MongoLease(database, "work", holder, TERM, this.clock::get);
        }

        void passes(double terms) {
            clock.addAndGet((long) (TERM.toNanos() * terms));
        }

        @Override
        public void close() {
            lease.close();
        }
    }

    abstract static class OnAServer {
        private TcpProxy proxy;
        private MongoClient client;
        private MongoDatabase database;

        abstract String uri();

        @BeforeEach
        void connect() {
            proxy = new TcpProxy(uri());
            client = MongoClients.create(proxy.uri());
            database = client.getDatabase("samtykke_lease_test");
            database.drop();
        }

        @AfterEach
        void disconnect() {
            if (client != null) {
                client.close();
                proxy.close();
            }
        }

        /** Clocks a century apart, so that comparing them would go wrong at once. */
        private Node first() {
            return new Node(database, "first", Long.MIN_VALUE / 3);
        }

        private Node second() {
            return new Node(database, "second", Long.MAX_VALUE - TERM.toNanos());
        }

        private static void pass(double terms, Node... nodes) {
            for (Node node : nodes) {
                node.passes(terms);
                node.lease.beat();
            }
        }

        @Test
        void whoAsksFirstHasItAsLongAsItLives() {
            try (Node first = first();
                    Node second = second()) {
                for (int i = 0; i < 30; i++) {
                    pass(0.2, first, second);
                    assertThat(first.lease.isHeld()).isTrue();
                    assertThat(second.lease.isHeld()).isFalse();
                }
            }
        }

        @Test
        void oneThatDiesIsReplacedAndNeverTwoHaveItWhateverTheirClocksSay() {
            try (Node first = first();
                    Node second = second()) {
                pass(0.2, first, second);
                for (int fifths = 1; fifths <= 7; fifths++) {
                    first.passes(0.2);
                    pass(0.2, second);
                    assertThat(first.lease.isHeld() && second.lease.isHeld()).isFalse();
                    assertThat(first.lease.isHeld()).isEqualTo(fifths < 3);
                }
                assertThat(second.lease.isHeld()).isTrue();
                pass(0.2, first);
                assertThat(first.lease.isHeld()).isFalse();
            }
        }

        @Test
        void oneThatEndsGivesItBack() {
            try (Node second = second()) {
                try (Node first = first()) {
                    pass(0.2, first, second);
                }
                pass(0.2, second);
                assertThat(second.lease.isHeld()).isTrue();
            }
        }

        @Test
        void everyChangeOfTheHolderHasATokenOfItsOwn() {
            for (long token = 1; token <= 3; token++) {
                try (Node node = first()) {
                    pass(0.2, node);
                    assertThat(database.getCollection(MongoLease.COLLECTION)
                                    .find()
                                    .map(found -> found.getLong("token"))
                                    .first())
                            .isEqualTo(token);
                }
            }
        }

        @Test
        void aHolderThatReachesTheDatabaseAgainBeforeAnybodyTookItHasItAgain() {
            try (Node first = first()) {
                pass(0.2, first);
                proxy.cut();
                pass(0.2, first);
                assertThat(first.lease.isHeld()).isTrue();
                pass(0.4, first);
                assertThat(first.lease.isHeld()).isFalse();

                proxy.open();
                pass(0.2, first);
                assertThat(first.lease.isHeld()).isTrue();
            }
        }

        @Test
        void ofManyThatAskAtOnceOneGetsIt() throws Exception {
            int nodes = 8;
            ExecutorService threads = Executors.newFixedThreadPool(nodes);
            CyclicBarrier start = new CyclicBarrier(nodes);
            List<Node> all = new ArrayList<>();
            List<Future<?>> asked = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                Node node = new Node(database, "node " + i, i);
                all.add(node);
                asked.add(threads.submit(() -> {
                    start.await();
                    node.lease.beat();
                    return null;
                }));
            }
            for (Future<?> each : asked) {
                each.get();
            }
            threads.shutdown();
            assertThat(all.stream().filter(node -> node.lease.isHeld())).hasSize(1);
            all.forEach(Node::close);
            assertThat(database.getCollection(MongoLease.COLLECTION).find().first())
                    .isEqualTo(new Document("_id", "work")
                            .append("holder", null)
                            .append("token", 1L)
                            .append("beat", 1L));
        }
    }
}
