package dev.samtykke.eventsourcing;

/** A stream holds an event that this version of the product does not know: it was written by a newer one. */
public final class UnknownEventException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnknownEventException(String streamId, long sequence) {
        super("Event " + sequence + " of stream " + streamId + " is of a type that this version does not know");
    }
}
