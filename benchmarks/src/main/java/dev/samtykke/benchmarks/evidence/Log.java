package dev.samtykke.benchmarks.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.EventLog;
import dev.samtykke.evidence.log.LogSettings;
import dev.samtykke.evidence.log.note.SigningKey;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.standalone.evidence.FolderStore;

/** A log as it lies in a data folder, with keys of its own. */
final class Log implements AutoCloseable {

    private static final String NAME = "log.example/customers";
    private static final int PER_CHECKPOINT = 20_000;

    private final SigningKey events = SigningKey.generate(LogSettings.eventsOrigin(NAME));
    private final SigningKey statements = SigningKey.generate(LogSettings.statementsOrigin(NAME));
    private final FolderStore store;
    private final EventLog log;

    Log(Path folder) {
        this.store = FolderStore.open(folder);
        this.log = EventLog.open(store, LogSettings.of(NAME, events, statements));
    }

    BlobStore store() {
        return store;
    }

    List<VerifierKey> keys() {
        return List.of(events.verifierKey(), statements.verifierKey());
    }

    /** Lets the log grow to so many leaves, with a checkpoint every 20,000. */
    void growTo(long size, LongFunction<EventLeaf> next) {
        while (log.size() < size) {
            List<EventLeaf> leaves = new ArrayList<>(PER_CHECKPOINT);
            for (long i = log.size(); i < size && leaves.size() < PER_CHECKPOINT; i++) {
                leaves.add(next.apply(i));
            }
            log.append(leaves);
            log.checkpoint();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
