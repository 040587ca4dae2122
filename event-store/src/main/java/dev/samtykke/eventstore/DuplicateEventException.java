package dev.samtykke.eventstore;

/** An event of a transaction repeats an event id, or a sequence number of its aggregate. */
final class DuplicateEventException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int index;

    /** @param index which event of the transaction, from 0 */
    DuplicateEventException(String message, int index) {
        super(message);
        this.index = index;
    }

    int index() {
        return index;
    }
}
