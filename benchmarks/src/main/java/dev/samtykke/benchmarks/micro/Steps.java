package dev.samtykke.benchmarks.micro;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import dev.samtykke.benchmarks.Session;
import dev.samtykke.benchmarks.history.CommandSide;
import dev.samtykke.benchmarks.history.Crowd;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.eventsourcing.serialization.EventSerializer;
import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.leaf.LeafFactory;
import dev.samtykke.messages.Recorded;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.Decision;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.personaldata.secrets.SubjectLogKey;
import dev.samtykke.standalone.storage.EmbeddedStoredEvents;

/** On one customer with ten events. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
public class Steps {

    private static final PermissionQuery QUERY = new PermissionQuery(CommandSide.PURPOSE, Set.of(), null, null);
    private static final int DECISIONS = 7;

    private final List<Recorded<CustomerEvent>> events = new ArrayList<>();
    private Path folder;
    private CommandSide side;
    private CustomerState state;
    private Catalogue catalogue;
    private Instant now;
    private EventSerializer serializer;
    private CustomerEvent granted;
    private SerializedObject<byte[]> sealed;
    private RawEvent stored;
    private LeafFactory leaves;

    @Setup
    public void open() throws Exception {
        folder = Files.createTempDirectory("samtykke-micro");
        side = CommandSide.open(folder);
        String[] customer = Crowd.register(side, "person", 1);
        Crowd.decide(side, customer, DECISIONS);
        side.history().streams().forEach(Streams.CUSTOMER, customer[0], events::add);
        state = side.history().streams().state(Streams.CUSTOMER, customer[0]);
        catalogue = new StreamCatalogue(side.history().streams());
        now = events.get(events.size() - 1).recordedAt();
        serializer = side.history().serializer();
        granted = events.stream()
                .map(Recorded::event)
                .filter(ConsentGranted.class::isInstance)
                .findFirst()
                .orElseThrow();
        sealed = serializer.serialize(granted, byte[].class);
        leaves = new LeafFactory(new SubjectLogKey(side.history().secrets().subjectLogKey())::of);
        stored = new EmbeddedStoredEvents(side.history().storage())
                .read(side.history().head(), side.history().head() + 1)
                .findFirst()
                .orElseThrow();
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        side.close();
        Session.delete(folder);
    }

    /** Decides one permission. */
    @Benchmark
    public Decision decidePermission() {
        return Permission.decide(state, catalogue, QUERY, now);
    }

    /** Folds ten events. */
    @Benchmark
    public CustomerState foldTenEvents() {
        CustomerState folded = CustomerState.unknown(state.customerId());
        for (Recorded<CustomerEvent> event : events) {
            folded = folded.evolve(event);
        }
        return folded;
    }

    /** Seals a consent for storage: commitment, encryption, JSON. */
    @Benchmark
    public SerializedObject<byte[]> sealConsent() {
        return serializer.serialize(granted, byte[].class);
    }

    /** Opens it again. */
    @Benchmark
    public @Nullable Object openConsent() {
        return serializer.deserialize(sealed);
    }

    /** Makes the leaf of a stored event in the evidence log, and hashes it. */
    @Benchmark
    public Hash hashLeaf() {
        EventLeaf leaf = leaves.leaf(stored);
        return leaf.hash();
    }
}
