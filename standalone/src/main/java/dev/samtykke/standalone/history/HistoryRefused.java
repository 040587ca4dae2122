package dev.samtykke.standalone.history;

/** An export or import that would do harm; the message tells the operator what to change. */
public final class HistoryRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HistoryRefused(String message) {
        super(message);
    }
}
