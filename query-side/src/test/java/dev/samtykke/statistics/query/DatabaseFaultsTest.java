package dev.samtykke.statistics.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import dev.samtykke.consent.Evidence;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.evidence.query.People;
import dev.samtykke.mongodb.BoundedClient;
import dev.samtykke.mongodb.Outages;
import dev.samtykke.mongodb.RealServer;
import dev.samtykke.mongodb.TcpProxy;
import dev.samtykke.projection.History;
import dev.samtykke.projection.Mongo;
import dev.samtykke.projection.Pictures;
import dev.samtykke.projection.Projection;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.Running;
import dev.samtykke.projection.StreamDocuments;

/** The database is away, silent, slow or cut while events are projected into it. */
class DatabaseFaultsTest {

    private static final Duration ENOUGH = Duration.ofSeconds(90);
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final int CUSTOMERS = 10;

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
            return RealServer.orSkip().uri();
        }
    }

    abstract static class OnAServer {
        private final History history = new History();

        abstract String uri();

        @AfterEach
        void close() {
            history.close();
        }

        private Projection customers() {
            return new StreamDocuments<>("customer", 1, 2, Streams.CUSTOMER, history.store(), Pictures::of);
        }

        private Projections start(MongoDatabase database) {
            return Running.start(database, history, customers(), new ConsentStatistics());
        }

        private void register() {
            for (int i = 0; i < CUSTOMERS; i++) {
                history.append(Streams.CUSTOMER, id(i), new CustomerRegistered(id(i)));
            }
        }

        private void grantByAll() {
            Evidence evidence = People.evidence(null);
            for (int i = 0; i < CUSTOMERS; i++) {
                history.append(Streams.CUSTOMER, id(i), new ConsentGranted(id(i), "newsletter", evidence, true));
            }
        }

        private static String id(int number) {
            return "customer-" + number;
        }

        private void awaitAllProjected(Projections projections) {
            for (String name : List.of("customer", new ConsentStatistics().name())) {
                // The client may take a moment to see that its server is back, and says so until then.
                await().atMost(ENOUGH)
                        .ignoreExceptionsMatching(Outages::causedBy)
                        .until(() -> projections.await(name, history.head(), TIMEOUT));
            }
        }

        private static List<Document> contents(MongoCollection<Document> documents) {
            List<Document> contents = documents.find().into(new ArrayList<>());
            contents.sort(Comparator.comparing(document -> document.getString("_id")));
            return contents;
        }

        private long counted(Projections projections) {
            long sum = 0;
            for (Document day :
                    projections.documents(new ConsentStatistics().name()).find()) {
                sum += StatisticsDocument.read(day).counts().granted();
            }
            return sum;
        }

        @Test
        void whateverHappensToItEveryEventIsProjectedOnceWithoutAHandOnIt() {
            register();
            try (TcpProxy network = new TcpProxy(uri())) {
                network.cut();
                try (MongoClient client = BoundedClient.connect(network.uri(), TIMEOUT);
                        Projections projections = start(client.getDatabase("samtykke_faults_test"))) {
                    grantByAll();
                    assertThat(projections.await("customer", history.head(), TIMEOUT))
                            .isFalse();
                    network.open();
                    awaitAllProjected(projections);

                    for (int round = 0; round < 3; round++) {
                        grantByAll();
                        network.cut();
                        grantByAll();
                        network.open(Duration.ofMillis(5));
                        grantByAll();
                        network.silence();
                        grantByAll();
                        network.open();
                        awaitAllProjected(projections);
                    }

                    assertThat(counted(projections)).isEqualTo(13L * CUSTOMERS);
                    try (Mongo undisturbed = Mongo.inMemory();
                            Projections again = start(undisturbed.database())) {
                        awaitAllProjected(again);
                        assertThat(contents(projections.documents("customer")))
                                .isEqualTo(contents(again.documents("customer")))
                                .hasSize(CUSTOMERS);
                    }
                    assertThat(projections.statuses())
                            .allSatisfy(
                                    status -> assertThat(status.deadLetters()).isZero());
                    client.getDatabase("samtykke_faults_test").drop();
                }
            }
        }
    }
}
