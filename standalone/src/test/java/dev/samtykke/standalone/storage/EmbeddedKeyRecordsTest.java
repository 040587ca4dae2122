package dev.samtykke.standalone.storage;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.eventstore.EventStorage;
import dev.samtykke.eventstore.EventStoreOptions;
import dev.samtykke.personaldata.keys.KeyRecords;
import dev.samtykke.personaldata.keys.KeyRecordsContract;

class EmbeddedKeyRecordsTest extends KeyRecordsContract {

    @TempDir
    Path folder;

    private EventStorage storage;

    @BeforeEach
    void open() {
        storage = EventStorage.open(EventStoreOptions.in(folder));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Override
    protected KeyRecords records() {
        return new EmbeddedKeyRecords(storage.records());
    }
}
