package dev.samtykke.axonserver;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

import dev.samtykke.eventsourcing.StreamStamp;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.StreamTransactions;
import dev.samtykke.personaldata.keys.InMemoryKeyRecords;
import dev.samtykke.personaldata.keys.KeyRecords;
import dev.samtykke.personaldata.keys.SubjectKeys;
import dev.samtykke.personaldata.secrets.InstallationSecrets;
import dev.samtykke.personaldata.secrets.SubjectLogKey;

/** Processes that share the history of a real Axon Server, named by {@value #VARIABLE}; without it tests are skipped. */
public final class Nodes implements AutoCloseable {

    static final String VARIABLE = "SAMTYKKE_TEST_AXONSERVER";

    private final MongoServer mongo = new MongoServer(new MemoryBackend());
    private final MongoClient client;
    private final InstallationSecrets secrets;
    private final KeyRecords records = new InMemoryKeyRecords();
    private final List<AutoCloseable> open = new ArrayList<>();

    private Nodes(Path keys) {
        this.client = MongoClients.create("mongodb:/" + mongo.bind());
        this.secrets = InstallationSecrets.open(keys);
    }

    public static Nodes with(Path keys) {
        assumeTrue(System.getenv(VARIABLE) != null, VARIABLE + " (host:port) names no Axon Server to test against");
        return new Nodes(keys);
    }

    public static String address() {
        return System.getenv(VARIABLE);
    }

    MongoDatabase database() {
        return client.getDatabase("nodes");
    }

    public InstallationSecrets secrets() {
        return secrets;
    }

    public RemoteHistory node() {
        return node(address());
    }

    public RemoteHistory node(String address) {
        ServerConnection server = connect(address);
        RemoteHistory history = RemoteHistory.open(
                server, secrets, records, SubjectKeys.DEFAULT_MAXIMUM_AGE, database(), 1_000, Clock.systemUTC());
        open.add(history::close);
        open.add(server);
        return history;
    }

    public static ServerConnection connect(String address) {
        return ServerConnection.open(
                new AxonServerSettings(address, null, null), "node-" + UUID.randomUUID(), Duration.ofSeconds(20));
    }

    public StreamStamp stamp() {
        return new SubjectLogKey(secrets.subjectLogKey())::of;
    }

    /** Runs a transaction on a node, once. */
    void transact(RemoteHistory node, Consumer<StreamTransaction> body) {
        StreamTransactions transactions = new StreamTransactions(
                node.streams(),
                node.store(),
                stamp(),
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString());
        ResultMessage<?> result = DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("a command"))
                .executeWithResult(() -> {
                    body.accept(transactions.begin(MetaData.with("actor", "tests")));
                    return "done";
                });
        if (result.isExceptional()) {
            throw (RuntimeException) result.exceptionResult();
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        client.close();
        mongo.shutdownNow();
    }
}
