package dev.samtykke.standalone.history;

import java.io.IOException;

import org.axonframework.common.AxonException;

import dev.samtykke.eventstore.HistoryFormatException;
import dev.samtykke.standalone.storage.DataFolderUnusable;

/** Says in one line why a history could not be taken out or put in; nothing in it comes from an event. */
final class HistoryFailure {

    private HistoryFailure() {}

    static String explain(Exception failure) {
        boolean told = failure instanceof HistoryRefused
                || failure instanceof HistoryFormatException
                || failure instanceof DataFolderUnusable
                || failure instanceof AxonException
                || failure instanceof IllegalStateException;
        if (told) {
            return String.valueOf(failure.getMessage());
        }
        // An I/O error's message is the path that it is about.
        return failure instanceof IOException
                ? "Cannot read or write " + failure.getMessage()
                : "Failed: " + failure.getClass().getSimpleName();
    }
}
