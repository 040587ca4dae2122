package dev.samtykke.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The store takes no more writes, because it is closed or because a write failed. After a failed write the store
 * cannot know what reached the disk, so it refuses every later write until it is opened again.
 */
public class StoreStoppedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    StoreStoppedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
