package dev.samtykke.evidence.log.codec;

/**
 * The only exception that the parsers of this module throw for input that is not exactly of the expected form.
 *
 * <p>The message names the rule and where it broke, never the offending value, which may be personal.
 */
public final class MalformedDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedDataException(String message) {
        super(message);
    }

    public MalformedDataException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Throws with the message unless the condition holds. */
    public static void require(boolean condition, String message) {
        if (!condition) {
            throw new MalformedDataException(message);
        }
    }
}
