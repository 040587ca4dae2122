package dev.samtykke.personaldata.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

import com.google.crypto.tink.Aead;

import dev.samtykke.personaldata.keys.KeyVault;

/**
 * What every ciphertext of one stored message is bound to, so that it opens nowhere else: the person, the stored type,
 * the message's commitment and, per value, its place.
 *
 * @param subjectId the person; empty when the message has none
 * @param commitment hex; empty text for state in a snapshot
 */
record SealingContext(KeyVault vault, String type, Optional<String> subjectId, String commitment) {

    /** The place of the salt; the places of values are JSON pointers and start with a slash. */
    static final String SALT_PLACE = "salt";

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    /** Base64url of the ciphertext. */
    String seal(byte[] clear, String retentionClass, String place) {
        try {
            Aead key = vault.sealingKey(subject(), retentionClass);
            return ENCODER.encodeToString(key.encrypt(clear, associatedData(place)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value of " + type + " cannot be sealed", e);
        }
    }

    /** The clear bytes, or empty when the key was destroyed. */
    Optional<byte[]> open(String ciphertext, String retentionClass, String place) {
        Optional<Aead> key = vault.openingKey(subject(), retentionClass);
        try {
            return key.isEmpty()
                    ? Optional.empty()
                    : Optional.of(key.get().decrypt(DECODER.decode(ciphertext), associatedData(place)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealedPayloadUnreadable(type, "the sealed value at " + place + " was altered or moved", e);
        }
    }

    private String subject() {
        return subjectId.orElseThrow(
                () -> new SealedPayloadUnreadable(type, "it has a sealed value but no data subject"));
    }

    /** Only the last part can hold the separator: the vault restricts ids, types and commitments are our own. */
    private byte[] associatedData(String place) {
        return (subject() + '\0' + type + '\0' + commitment + '\0' + place).getBytes(UTF_8);
    }
}
