package dev.samtykke.personaldata.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

import dev.samtykke.mongodb.RealServer;

class MongoKeyRecordsTest {

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InTheServerWithinTheJvm extends KeyRecordsContract {

        private final MongoServer server = new MongoServer(new MemoryBackend());
        private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
        private final MongoDatabase database = client.getDatabase("samtykke");

        @AfterAll
        void stop() {
            client.close();
            server.shutdownNow();
        }

        @Override
        protected KeyRecords records() {
            return new MongoKeyRecords(database);
        }

        @Test
        void aDestroyedRecordIsOverwrittenInPlace() {
            records().putIfAbsent("ada/profile", new byte[] {1, 2, 3});

            records().destroy("ada/profile", new byte[] {0});

            assertThat(database.getCollection(MongoKeyRecords.COLLECTION).find(new Document("_id", "ada/profile")))
                    .hasSize(1)
                    .allSatisfy(document -> assertThat(document.toJson()).doesNotContain("AQID"));
        }
    }

    @Nested
    class InARealServer extends KeyRecordsContract {

        private MongoClient client;
        private MongoDatabase database;

        /** Before each test rather than once, so that every test is reported as skipped. */
        @BeforeEach
        void connect(TestInfo test) {
            if (test.getDisplayName().startsWith("aPutThatRacesADestruction")) {
                RealServer.atomicOrSkip();
            }
            client = MongoClients.create(RealServer.orSkip().uri());
            database = client.getDatabase("samtykke-test-" + UUID.randomUUID());
        }

        @AfterEach
        void dropDatabase() {
            if (client != null) {
                database.drop();
                client.close();
            }
        }

        @Override
        protected KeyRecords records() {
            return new MongoKeyRecords(database);
        }
    }
}
