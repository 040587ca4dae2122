package dev.samtykke.standalone.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import dev.samtykke.axonserver.AxonServerSettings;
import dev.samtykke.axonserver.RemoteHistoryStore;
import dev.samtykke.axonserver.RemoteKeyStore;
import dev.samtykke.axonserver.ServerConnection;
import dev.samtykke.eventstore.EventStorage;
import dev.samtykke.eventstore.EventStoreOptions;
import dev.samtykke.eventstore.HistoryStore;
import dev.samtykke.eventstore.RecordStore;
import dev.samtykke.personaldata.keys.MongoKeyRecords;
import dev.samtykke.standalone.storage.DataFolder;
import dev.samtykke.standalone.storage.EmbeddedHistory;

/**
 * Where a history is, opened to take it out or to put one in.
 *
 * @param name of the place, as messages to the operator name it
 * @param closing gives the place back
 */
record HistoryPlace(String name, HistoryStore events, RecordStore keys, AutoCloseable closing)
        implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Opens a place. */
    @FunctionalInterface
    interface Opening {
        HistoryPlace open();
    }

    /** A data folder that has a history. */
    static Opening from(Path dataFolder) {
        return () -> {
            if (!Files.isDirectory(dataFolder.resolve("events"))) {
                throw new HistoryRefused("There is no history in " + dataFolder);
            }
            return folder(dataFolder);
        };
    }

    /** A data folder that has the secrets of the original one. */
    static Opening into(Path dataFolder) {
        return () -> {
            if (!Files.isDirectory(dataFolder.resolve("keys"))) {
                throw new HistoryRefused("Copy the folder keys of the original data folder into " + dataFolder
                        + " first; without its secrets the events cannot be opened");
            }
            return folder(dataFolder);
        };
    }

    private static HistoryPlace folder(Path dataFolder) {
        DataFolder data = DataFolder.open(dataFolder);
        EventStorage storage = EventStorage.open(EventStoreOptions.in(data.folder("events")));
        return new HistoryPlace("The data folder " + dataFolder, HistoryStore.of(storage), storage.records(), () -> {
            storage.close();
            data.close();
        });
    }

    /** Axon Server and the database of the keys. */
    static Opening server(AxonServerSettings settings, String mongodb, String database) {
        return () -> {
            ServerConnection server = ServerConnection.open(settings, "history", PATIENCE);
            MongoClient client = MongoClients.create(mongodb);
            MongoKeyRecords records = new MongoKeyRecords(client.getDatabase(database));
            return new HistoryPlace(
                    "Axon Server at " + settings.address(),
                    new RemoteHistoryStore(server),
                    new RemoteKeyStore(records, EmbeddedHistory.DESTROYED_KEYS_NAMESPACE),
                    () -> {
                        client.close();
                        server.close();
                    });
        };
    }

    @Override
    public void close() throws Exception {
        closing.close();
    }
}
