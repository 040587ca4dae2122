package dev.samtykke.stories;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.jwk.RSAKey;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.jspecify.annotations.Nullable;

import dev.samtykke.axonserver.AxonServerSettings;
import dev.samtykke.axonserver.ServerConnection;
import dev.samtykke.http.testapp.FakeIssuer;
import dev.samtykke.http.testapp.Tokens;

/**
 * What separate services share: a real Axon Server, which {@code SAMTYKKE_TEST_AXONSERVER} names and which has to be an
 * empty one, since a history belongs to one installation; a database; an issuer of tokens; the installation's keys.
 */
final class SharedServices implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(30);
    private static final Duration TOKENS_LIVE = Duration.ofHours(2);

    private final RSAKey key = Tokens.key("services");
    private final Map<String, String> environment = new HashMap<>();
    private final Path folder;
    private final FakeIssuer issuer;
    private final @Nullable MongoServer mongo;

    private SharedServices(Path folder, Path keys, String axonServer) throws IOException {
        this.folder = folder;
        this.issuer = new FakeIssuer(key);
        String uri = System.getenv("SAMTYKKE_TEST_MONGODB_URI");
        this.mongo = uri == null ? new MongoServer(H2Backend.inMemory()) : null;
        environment.put("SAMTYKKE_EVENTS", "axon-server");
        environment.put("SAMTYKKE_AXON_SERVER_ADDRESS", axonServer);
        environment.put("SAMTYKKE_MONGODB_URI", mongo == null ? uri : "mongodb:/" + mongo.bind());
        environment.put(
                "SAMTYKKE_MONGODB_DATABASE", "s" + UUID.randomUUID().toString().substring(0, 8));
        environment.put("SAMTYKKE_KEYS_FOLDER", keys.toString());
        environment.put("SAMTYKKE_ISSUER_URI", issuer.uri().toString());
        environment.put("SAMTYKKE_EVIDENCE_ORIGIN", "services.example/log");
    }

    /**
     * Prepares everything, or skips the test when there is no Axon Server to share.
     *
     * @param folder where each service has a folder
     * @param keys folder of the installation's keys
     */
    static SharedServices open(Path folder, Path keys) throws IOException {
        String address = System.getenv("SAMTYKKE_TEST_AXONSERVER");
        assumeTrue(address != null, "SAMTYKKE_TEST_AXONSERVER (host:port) names no Axon Server to test against");
        assumeTrue(isEmpty(address), "The Axon Server has events already; this story needs an empty one");
        return new SharedServices(folder, keys, address);
    }

    private static boolean isEmpty(String address) {
        try (ServerConnection server =
                ServerConnection.open(new AxonServerSettings(address, null, null), "story", CONNECTING)) {
            return server.head() < 0;
        }
    }

    /** The environment of every service; a copy. */
    Map<String, String> environment() {
        return new HashMap<>(environment);
    }

    /** Starts a command side. */
    ServiceProcess command(String name) {
        return ServiceProcess.command(folder.resolve(name), environment);
    }

    /** Starts a query side. */
    ServiceProcess query(String name) {
        return ServiceProcess.query(folder.resolve(name), environment);
    }

    /** A header that says who calls. */
    String authorization(String scopes) {
        return "Bearer " + token(scopes);
    }

    Client client(String url, String scopes) {
        return new Client(url, token(scopes));
    }

    private String token(String scopes) {
        Instant expiry = Clock.systemUTC().instant().plus(TOKENS_LIVE);
        return Tokens.signed(key, Tokens.claims(issuer.uri(), expiry, Map.of("scope", scopes)));
    }

    @Override
    public void close() {
        issuer.close();
        if (mongo != null) {
            mongo.shutdownNow();
        }
    }
}
