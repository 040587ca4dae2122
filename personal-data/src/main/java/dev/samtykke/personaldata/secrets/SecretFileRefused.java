package dev.samtykke.personaldata.secrets;

import java.nio.file.Path;

/** A secret file is truncated, altered or open to others: nothing starts with it. */
public final class SecretFileRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretFileRefused(Path file, String reason) {
        super("Secret file " + file + " is refused: " + reason);
    }
}
