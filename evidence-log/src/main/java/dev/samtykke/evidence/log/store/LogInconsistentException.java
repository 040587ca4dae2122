package dev.samtykke.evidence.log.store;

/**
 * What is stored or offered contradicts what the log has already committed to. Nothing is signed and the writer must
 * stop: a person has to find out why.
 */
public final class LogInconsistentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LogInconsistentException(String message) {
        super(message);
    }

    public static void require(boolean condition, String message) {
        if (!condition) {
            throw new LogInconsistentException(message);
        }
    }
}
