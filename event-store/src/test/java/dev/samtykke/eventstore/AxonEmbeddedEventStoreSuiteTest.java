package dev.samtykke.eventstore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.utils.TestSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Axon's own contract of its embedded event store, run on our engine. */
class AxonEmbeddedEventStoreSuiteTest extends EmbeddedEventStoreTest {

    @TempDir
    Path folder;

    private final List<EventStorage> opened = new ArrayList<>();

    @Override
    public EventStorageEngine createStorageEngine() {
        EventStorage storage = EventStorage.open(EventStoreOptions.in(folder));
        opened.add(storage);
        return RocksEventStorageEngine.builder(storage)
                .eventSerializer(TestSerializer.xStreamSerializer())
                .snapshotSerializer(TestSerializer.xStreamSerializer())
                .build();
    }

    @AfterEach
    void closeStore() {
        opened.forEach(EventStorage::close);
    }
}
