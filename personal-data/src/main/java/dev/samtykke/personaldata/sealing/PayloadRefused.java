package dev.samtykke.personaldata.sealing;

/** A message cannot be stored as it is; the reason names the broken rule, never a value. */
public final class PayloadRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PayloadRefused(String reason) {
        super("The payload is refused: " + reason);
    }

    PayloadRefused(String reason, Throwable cause) {
        super("The payload is refused: " + reason, cause);
    }
}
