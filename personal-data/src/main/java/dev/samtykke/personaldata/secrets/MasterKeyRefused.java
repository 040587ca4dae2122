package dev.samtykke.personaldata.secrets;

/** The master key of the settings cannot be had from a key management service. */
public final class MasterKeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MasterKeyRefused(Throwable cause) {
        super(
                "No client for the key management service of samtykke.keys.master-key-uri is on the class path, or it"
                        + " refuses the URI or the credentials",
                cause);
    }
}
