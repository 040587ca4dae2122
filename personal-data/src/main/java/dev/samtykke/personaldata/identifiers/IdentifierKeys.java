package dev.samtykke.personaldata.identifiers;

import java.util.Base64;

import dev.samtykke.personaldata.secrets.HmacKey;

/**
 * Keyed hashes of identifiers, by which customers are found without their identifiers being stored in clear. Without
 * the key nobody can try out all phone numbers against them.
 */
public final class IdentifierKeys {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final HmacKey key;
    private final IdentifierNormalizer normalizer;

    /** Hashes under this key of the spellings of this normaliser. */
    public IdentifierKeys(HmacKey key, IdentifierNormalizer normalizer) {
        this.key = key;
        this.normalizer = normalizer;
    }

    /**
     * Base64url (43 characters) of HMAC-SHA-256 over {@code type ‖ 00 ‖ normalised value}.
     *
     * @throws IdentifierRefused as {@link IdentifierNormalizer#normalize}
     */
    public String keyOf(String type, String value) {
        return ENCODER.encodeToString(key.tag(type, normalizer.normalize(type, value)));
    }
}
