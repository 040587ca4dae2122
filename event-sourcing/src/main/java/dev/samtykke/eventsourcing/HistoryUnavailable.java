package dev.samtykke.eventsourcing;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The history cannot be reached, or not in time. Trying again later helps. */
public final class HistoryUnavailable extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final boolean inDoubt;

    private HistoryUnavailable(String message, boolean inDoubt, Throwable cause) {
        super(message, cause);
        this.inDoubt = inDoubt;
    }

    /** Nothing was appended. */
    public static HistoryUnavailable unchanged(Throwable cause) {
        return new HistoryUnavailable("The history cannot be reached; nothing was recorded", false, cause);
    }

    /** Events were sent, and whether they were recorded is not known. */
    public static HistoryUnavailable inDoubt(Throwable cause) {
        return new HistoryUnavailable("Whether the history recorded the events is not known", true, cause);
    }

    /** Whether events may have been recorded all the same. */
    public boolean isInDoubt() {
        return inDoubt;
    }
}
