package dev.samtykke.evidence.log.note;

/** A note is not signed by a key that it needs, or a signature of a known key does not verify. */
public final class InvalidSignatureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSignatureException(String message) {
        super(message);
    }
}
