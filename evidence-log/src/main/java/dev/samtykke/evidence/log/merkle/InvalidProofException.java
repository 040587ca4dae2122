package dev.samtykke.evidence.log.merkle;

/** A proof does not prove what it was given for. */
public final class InvalidProofException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidProofException(String message) {
        super(message);
    }
}
