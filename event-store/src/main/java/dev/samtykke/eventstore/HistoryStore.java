package dev.samtykke.eventstore;

import java.util.List;
import java.util.stream.Stream;

/** A store whose whole history can be taken out, and into which one can be put while it is empty. */
public interface HistoryStore {

    /** The position of the last event; -1 in an empty store. */
    long head();

    /** All stored events in order, read lazily. To be closed by the caller. */
    Stream<StoredEvent> readAll();

    /**
     * Returns when all events are stored; they are in a row then.
     *
     * @return the position of the first
     * @throws org.axonframework.eventsourcing.eventstore.EventStoreException when one repeats an event id or a sequence
     *     number, or cannot be kept as it is
     */
    long appendAll(List<StoredEvent> events);

    /** From here on the store is incomplete until {@link #endImport}. */
    void beginImport();

    /** The import is complete. */
    void endImport();

    /** The history of a store folder. */
    static HistoryStore of(EventStorage storage) {
        return new FolderHistory(storage);
    }
}
