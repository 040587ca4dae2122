package dev.samtykke.eventstore;

import org.jspecify.annotations.Nullable;

/** A file is not what an export wrote; the message names the line. */
public class HistoryFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HistoryFormatException(long line, String finding) {
        this(line, finding, null);
    }

    HistoryFormatException(long line, String finding, @Nullable Throwable cause) {
        super("Line " + line + " of the file: " + finding, cause);
    }
}
