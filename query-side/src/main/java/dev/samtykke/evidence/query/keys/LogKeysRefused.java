package dev.samtykke.evidence.query.keys;

/** The keys of the evidence log are not those of the log that is configured: nothing starts with them. */
public final class LogKeysRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogKeysRefused(String reason) {
        super("The keys of the evidence log are refused: " + reason);
    }
}
