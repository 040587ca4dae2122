package dev.samtykke.personaldata.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A salted SHA-256 over the clear payload of an event. It binds the clear text, which a ciphertext does not (AES-GCM is
 * not key-committing), and with its salt gone it reveals nothing.
 */
public final class Commitment {

    /** The length of a salt in bytes. */
    public static final int SALT_BYTES = 32;

    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] DOMAIN = "consent-c1\n".getBytes(UTF_8);

    private Commitment() {}

    /** Hex {@code SHA-256("consent-c1\n" ‖ salt ‖ RFC 8785 bytes of the clear payload)}, 64 characters. */
    public static String of(byte[] salt, JsonNode clearPayload) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("A salt has " + SALT_BYTES + " bytes");
        }
        MessageDigest digest = sha256();
        digest.update(DOMAIN);
        digest.update(salt);
        return HexFormat.of().formatHex(digest.digest(CanonicalJson.of(clearPayload)));
    }

    /**
     * The commitment that a stored payload carries, hex; empty for the stored state of a snapshot. It is read without
     * any key, and without reading the payload.
     *
     * @throws SealedPayloadUnreadable when it is no stored payload
     */
    public static Optional<String> in(byte[] stored) {
        try (JsonParser parser = JSON.createParser(stored)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new SealedPayloadUnreadable("an event", "it is no JSON object");
            }
            return StoredForm.COMMITMENT.equals(parser.nextFieldName())
                    ? Optional.of(parser.nextTextValue())
                    : Optional.empty();
        } catch (IOException e) {
            throw new SealedPayloadUnreadable("an event", "it is no JSON", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
