package dev.samtykke.standalone.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.eventstore.EventStorage;
import dev.samtykke.eventstore.EventStoreOptions;
import dev.samtykke.eventstore.HistoryStore;
import dev.samtykke.eventstore.StoredEvent;
import dev.samtykke.standalone.storage.EmbeddedHistory;

class HistoryArchiveTest {

    private static final String KEYS = EmbeddedHistory.SUBJECT_KEY_NAMESPACES.get(0);

    @TempDir
    private Path folder;

    /** A history in Axon Server is exported while others go on. */
    @Test
    void aPersonWhoComesWhileEventsAreReadHasAKeyInTheExport() throws Exception {
        try (EventStorage storage = EventStorage.open(EventStoreOptions.in(folder.resolve("events")))) {
            storage.records().put(KEYS, "early", new byte[] {1}).join();
            HistoryStore busy = new Busy(
                    HistoryStore.of(storage),
                    () -> storage.records().put(KEYS, "late", new byte[] {2}).join());

            HistoryArchive.in(folder.resolve("export"))
                    .exportFrom(() -> new HistoryPlace("a busy one", busy, storage.records(), () -> {}));

            assertThat(Files.readString(folder.resolve("export/subject-keys.ndjson")))
                    .contains("\"early\"", "\"late\"");
        }
    }

    /** Something happens at the moment when its events are read. */
    private record Busy(HistoryStore store, Runnable meanwhile) implements HistoryStore {

        @Override
        public long head() {
            return store.head();
        }

        @Override
        public Stream<StoredEvent> readAll() {
            meanwhile.run();
            return store.readAll();
        }

        @Override
        public long appendAll(List<StoredEvent> events) {
            return store.appendAll(events);
        }

        @Override
        public void beginImport() {
            store.beginImport();
        }

        @Override
        public void endImport() {
            store.endImport();
        }
    }
}
