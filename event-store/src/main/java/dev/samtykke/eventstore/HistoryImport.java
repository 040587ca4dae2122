package dev.samtykke.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * Fills an empty store with a history that {@link HistoryExport} wrote. The file is read twice: the first time it is
 * checked to its last line, the second time it is stored, so a damaged file changes nothing. A crash in between leaves
 * a store that refuses to open.
 */
public final class HistoryImport {

    private static final int BATCH = 512;

    private final EventStorage storage;

    public HistoryImport(EventStorage storage) {
        this.storage = storage;
    }

    /**
     * Imports a history file.
     *
     * @throws IllegalStateException if the store holds events
     * @throws HistoryFormatException naming the line, if the file is damaged, cut off or has gaps
     */
    public HistorySummary readFrom(Path file) throws IOException {
        if (storage.head() >= 0) {
            throw new IllegalStateException("A history can be imported into an empty store only; this one holds "
                    + (storage.head() + 1) + " events");
        }
        HistorySummary summary = check(file);
        storage.beginImport();
        store(file);
        storage.endImport();
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
            List<NewEvent> batch = new ArrayList<>(BATCH);
            long next = 0;
            for (@Nullable StoredEvent event = reader.next(); event != null; event = reader.next()) {
                batch.add(unstored(event));
                if (batch.size() == BATCH) {
                    append(batch, next);
                    next += BATCH;
                    batch.clear();
                }
            }
            append(batch, next);
        }
    }

    private void append(List<NewEvent> batch, long firstPosition) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            if (storage.append(batch) != firstPosition) {
                throw new IllegalStateException("Other events were appended during the import");
            }
        } catch (DuplicateEventException e) {
            throw new EventStoreException(
                    "The event at position " + (firstPosition + e.index())
                            + " of the history repeats an event id or a sequence number",
                    e);
        }
    }

    private static NewEvent unstored(StoredEvent event) {
        return new NewEvent(
                event.eventId(),
                event.aggregate(),
                event.timestamp(),
                new SimpleSerializedObject<>(
                        event.payload(), byte[].class, event.payloadType(), event.payloadRevision()),
                event.metadata());
    }
}
