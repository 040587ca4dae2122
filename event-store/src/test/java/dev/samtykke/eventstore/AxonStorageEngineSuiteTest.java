package dev.samtykke.eventstore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.axonframework.eventsourcing.utils.TestSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Axon's own contract of storage engines, run against ours. */
class AxonStorageEngineSuiteTest
        extends BatchingEventStorageEngineTest<RocksEventStorageEngine, RocksEventStorageEngine.Builder> {

    @TempDir
    Path folder;

    private final List<EventStorage> opened = new ArrayList<>();

    @BeforeEach
    void openStore() {
        setTestSubject(createEngine());
    }

    @AfterEach
    void closeStores() {
        opened.forEach(EventStorage::close);
    }

    @Override
    protected RocksEventStorageEngine createEngine(UnaryOperator<RocksEventStorageEngine.Builder> customization) {
        EventStorage storage = EventStorage.open(EventStoreOptions.in(folder.resolve("store-" + opened.size())));
        opened.add(storage);
        return customization
                .apply(RocksEventStorageEngine.builder(storage)
                        .eventSerializer(TestSerializer.xStreamSerializer())
                        .snapshotSerializer(TestSerializer.xStreamSerializer()))
                .build();
    }
}
