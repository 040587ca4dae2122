package dev.samtykke.eventsourcing.serialization;

/**
 * A known event is stored in a revision that this version cannot read: a newer writer is at work, or an upcaster is
 * missing. It is never skipped, since it may be a withdrawal.
 */
public final class UnsupportedRevision extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedRevision(StoredType known, String storedRevision) {
        super("A " + known.name() + " is stored in revision " + storedRevision
                + ", which no upcaster brings to revision " + known.revision());
    }
}
