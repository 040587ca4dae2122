package dev.samtykke.evidence.query.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.bson.types.Binary;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.BlobStoreContract;
import dev.samtykke.evidence.log.store.LogInconsistentException;
import dev.samtykke.evidence.query.People;
import dev.samtykke.evidence.query.TestHistory;
import dev.samtykke.evidence.query.sequencer.Follower;
import dev.samtykke.mongodb.RealServer;

class MongoBlobStoreTest {

    @Nested
    class InMemory extends WithServer {
        InMemory() {
            super(new MongoServer(new MemoryBackend()));
        }
    }

    @Nested
    class OnH2 extends WithServer {
        OnH2() {
            super(new MongoServer(new H2Backend(new MVStore.Builder().open())));
        }
    }

    @Nested
    class OnAServerOfItsOwn extends WithDatabase {

        OnAServerOfItsOwn() {
            super(RealServer.orSkip().uri());
        }

        @BeforeEach
        void skipWhatNeedsAtomicWrites(TestInfo test) {
            if (test.getDisplayName().startsWith("ofManySwaps")) {
                RealServer.atomicOrSkip();
            }
        }
    }

    abstract static class WithServer extends WithDatabase {
        private final MongoServer server;

        WithServer(MongoServer server) {
            super(server.bindAndGetConnectionString());
            this.server = server;
        }

        @AfterEach
        void stop() {
            server.shutdownNow();
        }
    }

    abstract static class WithDatabase extends BlobStoreContract {
        private final MongoClient client;
        private final MongoDatabase database;

        WithDatabase(String uri) {
            this.client = MongoClients.create(uri);
            this.database = client.getDatabase("samtykke_evidence_test");
            database.drop();
        }

        @AfterEach
        void disconnect() {
            client.close();
        }

        @Override
        protected BlobStore store() {
            return new MongoBlobStore(database);
        }

        @Test
        void aDamagedBlobIsNoticed() {
            store().create(Map.of("map/00/ab", Encodings.utf8("page")));
            database.getCollection(MongoBlobStore.COLLECTION)
                    .updateOne(Filters.eq("_id", "map/00/ab"), Updates.set("data", new Binary(Encodings.utf8("pagf"))));
            assertThatExceptionOfType(LogInconsistentException.class)
                    .isThrownBy(() -> store().get("map/00/ab"))
                    .withMessage("map/00/ab is damaged");
        }

        @Test
        void aWholeLogLivesInIt() {
            try (TestHistory history = new TestHistory()) {
                People people = new People(history);
                for (int i = 0; i < 200; i++) {
                    people.register(i);
                }
                assertThat(Follower.over(history, store(), 150)
                                .catchUp()
                                .events()
                                .checkpoint()
                                .size())
                        .isEqualTo(600);
                people.register(200);
                assertThat(Follower.over(history, store(), 150)
                                .catchUp()
                                .events()
                                .checkpoint()
                                .size())
                        .isEqualTo(603);
            }
        }
    }
}
