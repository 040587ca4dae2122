package dev.samtykke.projection;

import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

import dev.samtykke.mongodb.RealServer;

/** A MongoDB to test with: one inside the JVM, or a real one. */
public final class Mongo implements AutoCloseable {

    /** The kinds of servers. */
    public enum Kind {
        MEMORY,
        H2,
        REAL
    }

    private final @Nullable MongoServer server;
    private final MongoClient client;
    private final MongoDatabase database;

    private Mongo(@Nullable MongoServer server, String uri) {
        this(server, uri, "samtykke_test_" + UUID.randomUUID().toString().substring(0, 8));
    }

    private Mongo(@Nullable MongoServer server, String uri, String database) {
        this.server = server;
        this.client = MongoClients.create(uri);
        this.database = client.getDatabase(database);
    }

    /** Starts a server of that kind, or skips the test when there is none. */
    public static Mongo start(Kind kind) {
        return switch (kind) {
            case MEMORY -> embedded(new MongoServer(new MemoryBackend()));
            case H2 -> embedded(new MongoServer(new H2Backend(new MVStore.Builder().open())));
            case REAL -> real();
        };
    }

    /** A server in memory. */
    public static Mongo inMemory() {
        return start(Kind.MEMORY);
    }

    /** A server whose documents are in a file; every server on it has the same database. */
    public static Mongo on(MVStore documents) {
        MongoServer server = new MongoServer(new H2Backend(documents));
        return new Mongo(server, server.bindAndGetConnectionString(), "samtykke_test");
    }

    private static Mongo embedded(MongoServer server) {
        return new Mongo(server, server.bindAndGetConnectionString());
    }

    private static Mongo real() {
        return new Mongo(null, RealServer.orSkip().uri());
    }

    public MongoDatabase database() {
        return database;
    }

    /** Lets the server vanish. */
    public void kill() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    @Override
    public void close() {
        if (server == null) {
            database.drop();
        }
        client.close();
        kill();
    }
}
