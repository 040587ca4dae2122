package dev.samtykke.personaldata.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;

import com.google.crypto.tink.Aead;

import dev.samtykke.personaldata.keys.KeyVaultUnavailable;

/**
 * A key in a service that may be away. Tink's clients report that by the same exception as a ciphertext that does not
 * open; taking one for the other would call every key record damaged. So a failure is followed by a question whose
 * answer is known.
 */
final class KmsAead implements Aead {

    private static final byte[] TEXT = "samtykke asks whether the key is there".getBytes(UTF_8);
    private static final byte[] NONE = {};

    private final Aead key;

    KmsAead(Aead key) {
        this.key = key;
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
        try {
            return key.encrypt(plaintext, associatedData);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw away(e);
        }
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        try {
            return key.decrypt(ciphertext, associatedData);
        } catch (GeneralSecurityException | RuntimeException e) {
            if (isThere()) {
                throw e;
            }
            throw away(e);
        }
    }

    private boolean isThere() {
        try {
            return Arrays.equals(TEXT, key.decrypt(key.encrypt(TEXT, NONE), NONE));
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    /** What a service says may quote its credentials, so only the exception's class is told. */
    private static KeyVaultUnavailable away(Exception failure) {
        return new KeyVaultUnavailable(
                "The key management service does not answer: "
                        + failure.getClass().getName(),
                failure);
    }
}
