package dev.samtykke.axonserver;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;

import com.mongodb.client.MongoDatabase;
import org.axonframework.eventsourcing.eventstore.EventStore;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.History;
import dev.samtykke.eventsourcing.SnapshotWriter;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.eventsourcing.serialization.CurrentSnapshots;
import dev.samtykke.eventsourcing.serialization.EventSerializer;
import dev.samtykke.eventsourcing.serialization.Upcasters;
import dev.samtykke.evidence.query.StoredEvents;
import dev.samtykke.personaldata.keys.KeyRecords;
import dev.samtykke.personaldata.keys.SubjectKeys;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.personaldata.secrets.InstallationSecrets;

/**
 * The history in Axon Server, with the customers' keys and the index of event ids in MongoDB. Any number of processes
 * share it.
 */
public final class RemoteHistory implements History {

    private static final Duration TURN = Duration.ofSeconds(5);

    private final InstallationSecrets secrets;
    private final SubjectKeys keys;
    private final PayloadSealer sealer;
    private final EventSerializer serializer;
    private final RemoteEventStore store;
    private final SnapshotWriter snapshots;
    private final EventStreams streams;
    private final RemotePositions positions;
    private final StoredEvents storedEvents;

    private RemoteHistory(
            ServerConnection server,
            InstallationSecrets secrets,
            KeyRecords records,
            Duration keysCachedFor,
            MongoDatabase database,
            long cachedStreams,
            Clock clock) {
        secrets.checkAgainst(records);
        this.secrets = secrets;
        this.keys = new SubjectKeys(records, secrets.masterKey(), SubjectKeys.DEFAULT_CACHE_SIZE, keysCachedFor);
        this.sealer = new PayloadSealer(keys, new SecureRandom());
        this.serializer = new EventSerializer(Streams.types(), sealer);
        RemoteStorageEngine engine = RemoteStorageEngine.of(
                server, serializer, new Upcasters(sealer).chain(), new CurrentSnapshots(Streams.types()));
        this.store = RemoteEventStore.over(engine);
        this.snapshots = new SnapshotWriter(store, SNAPSHOT_INTERVAL);
        this.streams = new EventStreams(store, snapshots, cachedStreams);
        this.positions = new RemotePositions(
                server, streams, new PositionIndex(database, UUID.randomUUID().toString(), TURN, clock));
        this.storedEvents = new RemoteStoredEvents(server, positions);
    }

    /**
     * Opens the history, and begins one when there is none.
     *
     * @param server stays open when the history is closed
     * @param secrets the same in all processes
     * @param records the customers' wrapped keys
     * @param keysCachedFor how long a customer's key stays in memory, and an erasure elsewhere may go unseen
     * @param database holds the index of event ids
     * @param cachedStreams how many folded streams are kept in memory at the most
     * @throws dev.samtykke.personaldata.secrets.WrongInstallationKey when the secrets belong to another history
     */
    public static RemoteHistory open(
            ServerConnection server,
            InstallationSecrets secrets,
            KeyRecords records,
            Duration keysCachedFor,
            MongoDatabase database,
            long cachedStreams,
            Clock clock) {
        RemoteHistory history =
                new RemoteHistory(server, secrets, records, keysCachedFor, database, cachedStreams, clock);
        history.positions.start();
        return history;
    }

    @Override
    public InstallationSecrets secrets() {
        return secrets;
    }

    @Override
    public SubjectKeys keys() {
        return keys;
    }

    @Override
    public PayloadSealer sealer() {
        return sealer;
    }

    @Override
    public EventSerializer serializer() {
        return serializer;
    }

    @Override
    public EventStore store() {
        return store;
    }

    @Override
    public EventStreams streams() {
        return streams;
    }

    /** The events as they are stored. */
    public StoredEvents storedEvents() {
        return storedEvents;
    }

    @Override
    public OptionalLong positionOf(String eventId) {
        return positions.positionOf(eventId);
    }

    @Override
    public long head() {
        return positions.head();
    }

    @Override
    public void catchUp() {
        positions.catchUp();
    }

    @Override
    public void close() {
        snapshots.close();
        positions.close();
    }
}
