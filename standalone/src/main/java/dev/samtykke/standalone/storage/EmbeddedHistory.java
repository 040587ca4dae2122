package dev.samtykke.standalone.storage;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalLong;

import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.History;
import dev.samtykke.eventsourcing.SnapshotWriter;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.eventsourcing.serialization.CurrentSnapshots;
import dev.samtykke.eventsourcing.serialization.EventSerializer;
import dev.samtykke.eventsourcing.serialization.Upcasters;
import dev.samtykke.eventstore.DurableRecords;
import dev.samtykke.eventstore.EventStorage;
import dev.samtykke.eventstore.EventStoreOptions;
import dev.samtykke.eventstore.RocksEventStorageEngine;
import dev.samtykke.personaldata.keys.KeyRecords;
import dev.samtykke.personaldata.keys.SubjectKeys;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.personaldata.secrets.InstallationSecrets;

/**
 * The history in a data folder: the events, the keys that open them, and the streams folded from them. The folder
 * belongs to one process at a time.
 */
public final class EmbeddedHistory implements History {

    /** Where the customers' wrapped keys are among the durable records. */
    public static final List<String> SUBJECT_KEY_NAMESPACES = EmbeddedKeyRecords.NAMESPACES;

    /** The one of them with the keys that were destroyed. */
    public static final String DESTROYED_KEYS_NAMESPACE = EmbeddedKeyRecords.TOMBSTONES;

    private final InstallationSecrets secrets;
    private final EventStorage storage;
    private final SubjectKeys keys;
    private final PayloadSealer sealer;
    private final EventSerializer serializer;
    private final EmbeddedEventStore store;
    private final SnapshotWriter snapshots;
    private final EventStreams streams;

    private EmbeddedHistory(
            InstallationSecrets secrets, EventStorage storage, long cachedStreams, KeySettings settings) {
        KeyRecords records = new EmbeddedKeyRecords(storage.records());
        secrets.checkAgainst(records);
        this.secrets = secrets;
        this.storage = storage;
        this.keys = settings.keys(records, secrets.masterKey());
        this.sealer = new PayloadSealer(keys, new SecureRandom());
        this.serializer = new EventSerializer(Streams.types(), sealer);
        this.store = EmbeddedEventStore.builder()
                .storageEngine(RocksEventStorageEngine.builder(storage)
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .upcasterChain(new Upcasters(sealer).chain())
                        .snapshotFilter(new CurrentSnapshots(Streams.types()))
                        .build())
                .build();
        this.snapshots = new SnapshotWriter(store, SNAPSHOT_INTERVAL);
        this.streams = new EventStreams(store, snapshots, cachedStreams);
    }

    /**
     * Opens the history of a data folder, and begins one when there is none.
     *
     * @param cachedStreams how many folded streams are kept in memory at the most
     * @throws dev.samtykke.eventstore.StoreFolderInUseException when another process has it open
     * @throws dev.samtykke.personaldata.secrets.WrongInstallationKey when the key files belong to another history
     */
    public static EmbeddedHistory open(DataFolder data, long cachedStreams) {
        return open(data, data.folder("keys"), cachedStreams, KeySettings.DEFAULT);
    }

    /** The same with the installation's secrets in a folder of their own, and the customers' keys as settings say. */
    public static EmbeddedHistory open(DataFolder data, Path keys, long cachedStreams, KeySettings settings) {
        InstallationSecrets secrets = settings.secrets(keys);
        EventStorage storage = EventStorage.open(EventStoreOptions.in(data.folder("events")));
        try {
            return new EmbeddedHistory(secrets, storage, cachedStreams, settings);
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    @Override
    public InstallationSecrets secrets() {
        return secrets;
    }

    /** The bytes as they are stored. */
    public EventStorage storage() {
        return storage;
    }

    /** Small records with the durability of events. */
    public DurableRecords records() {
        return storage.records();
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

    @Override
    public OptionalLong positionOf(String eventId) {
        return storage.positionOf(eventId);
    }

    @Override
    public long head() {
        return storage.head();
    }

    /** This process is the only one that writes: its streams are never behind. */
    @Override
    public void catchUp() {}

    /** Lets everything under way come to disk, and gives the folder back. */
    @Override
    public void close() {
        store.shutDown();
        snapshots.close();
        storage.close();
    }
}
