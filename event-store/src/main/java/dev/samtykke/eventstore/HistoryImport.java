package dev.samtykke.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Fills an empty store with a history that {@link HistoryExport} wrote. The file is read twice: the first time it is
 * checked to its last line, the second time it is stored, so a damaged file changes nothing. A crash in between leaves
 * a store that refuses to open.
 */
public final class HistoryImport {

    private static final int BATCH = 512;

    private final HistoryStore store;

    public HistoryImport(EventStorage storage) {
        this(HistoryStore.of(storage));
    }

    public HistoryImport(HistoryStore store) {
        this.store = store;
    }

    /**
     * Imports a history file.
     *
     * @throws IllegalStateException if the store holds events
     * @throws HistoryFormatException naming the line, if the file is damaged, cut off or has gaps
     */
    public HistorySummary readFrom(Path file) throws IOException {
        if (store.head() >= 0) {
            throw new IllegalStateException("A history can be imported into an empty store only; this one holds "
                    + (store.head() + 1) + " events");
        }
        HistorySummary summary = check(file);
        store.beginImport();
        store(file);
        store.endImport();
        return summary;
    }

    private static HistorySummary check(Path file) throws IOException {
        try (HistoryReader reader = new HistoryReader(Files.newInputStream(file))) {
            @Nullable StoredEvent event;
            do {
                event = reader.next();
            } while (event != null);
            return reader.summary();
        }
    }

    private void store(Path file) throws IOException {
        try (HistoryReader reader = new HistoryReader(Files.newInputStream(file))) {
            List<StoredEvent> batch = new ArrayList<>(BATCH);
            long next = 0;
            for (@Nullable StoredEvent event = reader.next(); event != null; event = reader.next()) {
                batch.add(event);
                if (batch.size() == BATCH) {
                    append(batch, next);
                    next += BATCH;
                    batch.clear();
                }
            }
            append(batch, next);
        }
    }

    private void append(List<StoredEvent> batch, long firstPosition) {
        if (batch.isEmpty()) {
            return;
        }
        if (store.appendAll(batch) != firstPosition) {
            throw new IllegalStateException("Other events were appended during the import");
        }
    }
}
