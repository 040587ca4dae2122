package dev.samtykke.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** Stored bytes are not what was written; the message names the record, for an event by its position. */
public class DamagedRecordException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    DamagedRecordException(String record, String finding) {
        this(record, finding, null);
    }

    DamagedRecordException(String record, String finding, @Nullable Throwable cause) {
        super("Damaged event store: " + record + " cannot be trusted: " + finding, cause);
    }
}
