package dev.samtykke.personaldata.keys;

/** A key cannot be had at the moment, since who keeps it does not answer. Nothing was sealed or opened. */
public final class KeyVaultUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message names who does not answer, without any key or credential
     * @param cause what asking failed with
     */
    public KeyVaultUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
