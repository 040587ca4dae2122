package dev.samtykke.evidence.log.verifier;

/** The command line is not one that the program understands. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
