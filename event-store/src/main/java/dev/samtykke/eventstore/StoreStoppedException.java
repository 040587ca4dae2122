package dev.samtykke.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The store takes no more writes, because it is closed or because a write failed. After a failed write the store
 * cannot know what reached the disk, so it refuses every later write until it is opened again.
 */
public class StoreStoppedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final boolean inDoubt;

    StoreStoppedException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    StoreStoppedException(String message, @Nullable Throwable cause, boolean inDoubt) {
        super(message, cause);
        this.inDoubt = inDoubt;
    }

    /** Whether what was asked for may be found on the disk all the same when the store is opened again. */
    public boolean isInDoubt() {
        return inDoubt;
    }
}
