package dev.samtykke.evidence.query.leaf;

/**
 * A stored event is not one that the log can take. Leaving it out would break the order of all that follow, so nothing
 * is signed beyond it.
 */
public final class UnloggableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;
    private final String rule;

    UnloggableEvent(long position, String rule) {
        super("The event at position " + position + " cannot be logged: " + rule);
        this.position = position;
        this.rule = rule;
    }

    /** The place of the event in the whole history. */
    public long position() {
        return position;
    }

    /** What is wrong, without any value. */
    public String rule() {
        return rule;
    }
}
