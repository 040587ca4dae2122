package dev.samtykke.evidence.query.receipt;

import java.util.Base64;
import java.util.HexFormat;

/** Names bytes by their hash (RFC 6920). */
final class NamedInformation {

    private NamedInformation() {}

    /** {@code ni:///sha-256;<base64url>} of a SHA-256 in hex. */
    static String ofSha256(String hex) {
        byte[] hash = HexFormat.of().parseHex(hex);
        return "ni:///sha-256;" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
