package dev.samtykke.personaldata.identifiers;

import java.util.Base64;

import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.IdentifierType;
import dev.samtykke.personaldata.secrets.HmacKey;
import dev.samtykke.privacy.PersonalText;

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
     * The identifier that a request gives at {@code field} as {@code {type, value}}, normalised and with its key.
     *
     * @param field path of the object with the two components; empty when it is the whole request
     * @throws IdentifierRefused in one of its subtypes, one per rule
     */
    public Identifier identify(String type, String value, String field) {
        IdentifierType known =
                IdentifierType.of(type).orElseThrow(() -> new UnknownIdentifierType(inside(field, "type")));
        String normalized = normalizer.normalize(known, value, inside(field, "value"));
        return new Identifier(keyOf(known, normalized), known, PersonalText.of(normalized));
    }

    /** Base64url (43 characters) of HMAC-SHA-256 over {@code type slug ‖ 00 ‖ normalised value}. */
    public String keyOf(IdentifierType type, String normalized) {
        return ENCODER.encodeToString(key.tag(type.slug(), normalized));
    }

    private static String inside(String field, String component) {
        return field.isEmpty() ? component : field + "." + component;
    }
}
