package dev.samtykke.personaldata.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;

/**
 * The bytes of a key record: {@code 01 ‖ AEAD(AES-256 key)} with the record's id as associated data, so that records
 * cannot be exchanged for one another, or the single byte {@code 00} for a key that was destroyed.
 */
final class WrappedKey {

    static final byte LIVE = 1;
    private static final byte DESTROYED = 0;
    private static final int KEY_BYTES = 32;

    private WrappedKey() {}

    /** The record of a destroyed key. */
    static byte[] tombstone() {
        return new byte[] {DESTROYED};
    }

    /** The record of a new random AES-256 key. */
    static byte[] generate(Aead wrapping, String id) {
        try {
            byte[] wrapped = wrapping.encrypt(Random.randBytes(KEY_BYTES), associatedData(id));
            return ByteBuffer.allocate(1 + wrapped.length)
                    .put(LIVE)
                    .put(wrapped)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + id + " cannot be wrapped", e);
        }
    }

    /**
     * AES-256-GCM under the key in the record; empty for a tombstone.
     *
     * @throws KeyRecordUnreadable when the record does not open under the wrapping key
     */
    static Optional<Aead> open(Aead wrapping, String id, byte[] record) {
        if (record.length == 1 && record[0] == DESTROYED) {
            return Optional.empty();
        }
        try {
            if (record.length == 0 || record[0] != LIVE) {
                throw new GeneralSecurityException("unknown form");
            }
            byte[] key = wrapping.decrypt(Arrays.copyOfRange(record, 1, record.length), associatedData(id));
            return Optional.of(new AesGcmJce(key));
        } catch (GeneralSecurityException e) {
            throw new KeyRecordUnreadable(id, e);
        }
    }

    private static byte[] associatedData(String id) {
        return ("samtykke-key\0" + id).getBytes(UTF_8);
    }
}
