package dev.samtykke.eventstore;

import java.util.List;
import java.util.stream.Stream;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SimpleSerializedObject;

/** The history in a store folder. */
final class FolderHistory implements HistoryStore {

    private final EventStorage storage;

    FolderHistory(EventStorage storage) {
        this.storage = storage;
    }

    @Override
    public long head() {
        return storage.head();
    }

    @Override
    public Stream<StoredEvent> readAll() {
        return storage.read(0, Long.MAX_VALUE);
    }

    @Override
    public long appendAll(List<StoredEvent> events) {
        try {
            return storage.append(events.stream().map(FolderHistory::unstored).toList());
        } catch (DuplicateEventException e) {
            throw new EventStoreException(
                    "The event at position " + events.get(e.index()).position()
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

    @Override
    public void beginImport() {
        storage.beginImport();
    }

    @Override
    public void endImport() {
        storage.endImport();
    }
}
