package dev.samtykke.ingestion.command;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Text in Base64, as headers of SDKs have it. */
final class Base64Text {

    private Base64Text() {}

    /** The text; empty when it is not Base64. */
    static Optional<String> decode(String encoded) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
