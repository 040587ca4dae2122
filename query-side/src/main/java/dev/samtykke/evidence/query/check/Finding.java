package dev.samtykke.evidence.query.check;

/**
 * A stored event that is not the one that was logged.
 *
 * @param position its place in the whole history
 * @param rule what does not hold, without any value of the event
 */
public record Finding(long position, String rule) {

    /** One sentence for a person. */
    public String sentence() {
        return "event at position " + position + ": " + rule;
    }
}
