package dev.samtykke.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.jwk.RSAKey;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

import dev.samtykke.http.testapp.FakeIssuer;
import dev.samtykke.http.testapp.Tokens;
import dev.samtykke.standalone.history.HistoryCommand;

/** What separate services share: an {@link EmptyAxonServer}, a database, an issuer of tokens, the installation's keys. */
final class SharedServices implements AutoCloseable {

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
     * Prepares everything, or skips the test when there is no Axon Server to share. Stops what else uses it.
     *
     * @param folder where each service has a folder
     * @param keys folder of the installation's keys
     */
    static SharedServices open(Path folder, Path keys) throws IOException {
        Way.DISTRIBUTED.stop(); // which may be using the same server
        return new SharedServices(folder, keys, EmptyAxonServer.address());
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

    /** Exports or imports the history in Axon Server; gives the exit status. */
    int history(String direction, Path archive) {
        return HistoryCommand.execute(
                direction,
                archive.toString(),
                "--samtykke.events=axon-server",
                "--samtykke.axon-server.address=" + environment.get("SAMTYKKE_AXON_SERVER_ADDRESS"),
                "--samtykke.mongodb.uri=" + environment.get("SAMTYKKE_MONGODB_URI"),
                "--samtykke.mongodb.database=" + environment.get("SAMTYKKE_MONGODB_DATABASE"));
    }

    /** All documents of the database as they are stored, byte by byte, by place. */
    Map<Path, String> documents() {
        Map<Path, String> content = new TreeMap<>();
        String name = Objects.requireNonNull(environment.get("SAMTYKKE_MONGODB_DATABASE"));
        try (MongoClient client =
                MongoClients.create(Objects.requireNonNull(environment.get("SAMTYKKE_MONGODB_URI")))) {
            MongoDatabase database = client.getDatabase(name);
            for (String collection : database.listCollectionNames()) {
                StringBuilder all = new StringBuilder();
                for (RawBsonDocument document : database.getCollection(collection, RawBsonDocument.class)
                        .find()) {
                    all.append(ISO_8859_1.decode(document.getByteBuffer().asNIO()))
                            .append('\n');
                }
                content.put(Path.of(name, collection), all.toString());
            }
        }
        return content;
    }

    /** A header that says who calls. */
    String authorization(String scopes) {
        return "Bearer " + token(scopes);
    }

    Client client(String url, String scopes) {
        return new Client(url, token(scopes));
    }

    /** A token as the realm of {@code operation/keycloak} gives it to a client. */
    String tokenOfRole(String client) {
        String role = "samtykke-" + client.replace("-demo", "");
        return token(Map.of("aud", "samtykke", "client_id", client, "realm_access", Map.of("roles", List.of(role))));
    }

    private String token(String scopes) {
        return token(Map.of("scope", scopes));
    }

    private String token(Map<String, Object> claims) {
        Instant expiry = Clock.systemUTC().instant().plus(TOKENS_LIVE);
        return Tokens.signed(key, Tokens.claims(issuer.uri(), expiry, claims));
    }

    @Override
    public void close() {
        issuer.close();
        if (mongo != null) {
            mongo.shutdownNow();
        }
    }
}
