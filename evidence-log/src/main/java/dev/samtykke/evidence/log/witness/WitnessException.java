package dev.samtykke.evidence.log.witness;

/** A witness did not cosign: it cannot be reached, or it refused. */
public final class WitnessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WitnessException(String message) {
        super(message);
    }

    WitnessException(String message, Throwable cause) {
        super(message, cause);
    }
}
