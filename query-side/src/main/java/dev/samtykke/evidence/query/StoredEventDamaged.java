package dev.samtykke.evidence.query;

/** The store itself noticed that the bytes of an event are not those that were stored, or that the event is gone. */
public final class StoredEventDamaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    /**
     * @param position of the event, or of the first one that cannot be read
     * @param cause what the store said
     */
    public StoredEventDamaged(long position, Throwable cause) {
        super("The stored event at position " + position + " is damaged", cause);
        this.position = position;
    }

    /** The place of the event in the whole history. */
    public long position() {
        return position;
    }
}
