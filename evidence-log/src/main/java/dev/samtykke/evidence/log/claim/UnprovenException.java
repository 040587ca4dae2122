package dev.samtykke.evidence.log.claim;

/** What was given does not show what it is claimed to show. */
public final class UnprovenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnprovenException(String message) {
        super(message);
    }

    public static void require(boolean condition, String message) {
        if (!condition) {
            throw new UnprovenException(message);
        }
    }
}
