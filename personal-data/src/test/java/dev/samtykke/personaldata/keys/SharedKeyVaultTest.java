package dev.samtykke.personaldata.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import dev.samtykke.mongodb.BoundedClient;
import dev.samtykke.mongodb.Outages;
import dev.samtykke.mongodb.RealServer;
import dev.samtykke.mongodb.TcpProxy;

/** Two processes with one key vault in a database, each with a connection of its own. */
class SharedKeyVaultTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration CACHED_FOR = Duration.ofMillis(200);
    private static final byte[] NONE = {};

    @Nested
    class InTheServerWithinTheJvm extends OnAServer {
        private final MongoServer server = new MongoServer(new MemoryBackend());

        @Override
        String uri() {
            return server.bindAndGetConnectionString();
        }

        @Override
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
        private final byte[] master = Random.randBytes(32);
        private final String database =
                "samtykke_vault_" + UUID.randomUUID().toString().substring(0, 8);
        private TcpProxy network;
        private MongoClient one;
        private MongoClient two;
        private SubjectKeys first;
        private SubjectKeys second;

        abstract String uri();

        /** Called when a test is over and the connections are closed. */
        void stop() {}

        @BeforeEach
        void connect() throws Exception {
            String uri = uri();
            network = new TcpProxy(uri);
            one = BoundedClient.connect(network.uri(), TIMEOUT);
            two = BoundedClient.connect(uri, TIMEOUT);
            first = vault(one);
            second = vault(two);
        }

        private SubjectKeys vault(MongoClient client) throws Exception {
            return new SubjectKeys(
                    new MongoKeyRecords(client.getDatabase(database)), new AesGcmJce(master), 100, CACHED_FOR);
        }

        @AfterEach
        void disconnect() {
            if (two != null) {
                two.getDatabase(database).drop();
                one.close();
                two.close();
                network.close();
            }
            stop();
        }

        @Test
        void aKeyThatBothCreateAtOnceIsOneKey() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            CyclicBarrier start = new CyclicBarrier(2);
            for (int i = 0; i < 20; i++) {
                String customer = "customer-" + i;
                Future<Aead> here = threads.submit(() -> {
                    start.await();
                    return first.sealingKey(customer, "profile");
                });
                Future<Aead> there = threads.submit(() -> {
                    start.await();
                    return second.sealingKey(customer, "profile");
                });
                byte[] sealed = here.get().encrypt(customer.getBytes(UTF_8), NONE);
                assertThat(there.get().decrypt(sealed, NONE)).isEqualTo(customer.getBytes(UTF_8));
            }
            threads.shutdown();
        }

        @Test
        void anErasureByOneIsSeenByTheOtherWhenItsMemoryRunsOut() {
            first.sealingKey("ada", "profile");
            assertThat(second.openingKey("ada", "profile")).isPresent();

            first.destroy("ada");

            assertThat(first.openingKey("ada", "profile")).isEmpty();
            // The key is not used in between: what counts is its age, and not when it was used last.
            LockSupport.parkNanos(CACHED_FOR.toNanos() + TimeUnit.MILLISECONDS.toNanos(50));
            assertThat(second.openingKey("ada", "profile")).isEmpty();
            assertThatThrownBy(() -> second.sealingKey("ada", "profile")).isInstanceOf(SubjectKeyDestroyed.class);
        }

        @Test
        void withoutTheDatabaseNothingIsSealedUnderAKeyThatNobodyKeeps() {
            network.cut();

            assertThatThrownBy(() -> first.sealingKey("bob", "profile")).matches(Outages::causedBy);

            network.open();
            assertThatThrownBy(() -> second.openingKey("bob", "profile")).isInstanceOf(SubjectKeyMissing.class);
            assertThat(first.sealingKey("bob", "profile")).isNotNull();
        }
    }
}
