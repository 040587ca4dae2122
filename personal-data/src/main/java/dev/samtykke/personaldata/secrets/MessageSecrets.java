package dev.samtykke.personaldata.secrets;

import java.security.GeneralSecurityException;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.XChaCha20Poly1305;

/**
 * What protects messages between the processes of an installation. Both keys follow from the identifier key (HMAC as a
 * pseudorandom function, told apart by labels that no identifier has), so there is no further file that every process
 * would have to get.
 *
 * @param sealing seals messages. XChaCha20-Poly1305 has nonces of 192 bits, so any number of messages under one key is
 *     fine; with the 96 bits of AES-GCM a busy installation would be at its limit within weeks
 * @param routing hashes what messages are sorted by
 */
public record MessageSecrets(Aead sealing, HmacKey routing) {

    private static final String LABEL = "samtykke-message-key";

    static MessageSecrets of(HmacKey identifierKey) {
        try {
            return new MessageSecrets(
                    new XChaCha20Poly1305(identifierKey.tag(LABEL, "sealing")),
                    new HmacKey(identifierKey.tag(LABEL, "routing")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink does not offer XChaCha20-Poly1305 here", e);
        }
    }
}
