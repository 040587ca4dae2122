package dev.samtykke.eventstore;

import java.nio.file.Path;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Another store, in this process or in another one, has the folder open. */
public class StoreFolderInUseException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    StoreFolderInUseException(Path folder) {
        super("The event store folder " + folder.toAbsolutePath()
                + " is already open, in this process or in another one; only one may use it at a time");
    }
}
