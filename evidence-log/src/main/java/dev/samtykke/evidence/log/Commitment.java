package dev.samtykke.evidence.log;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;

/**
 * Binds a leaf to the clear payload of its event without telling it: {@code SHA-256("consent-c1\n" || salt ||
 * JCS(payload))}. Once the random salt is gone, nothing can be learnt from it, not even by guessing payloads.
 */
public final class Commitment {

    public static final int SALT_BYTES = 32;

    private static final byte[] DOMAIN = Encodings.utf8("consent-c1\n");

    private Commitment() {}

    public static byte[] newSalt(SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    /**
     * Commits to a payload under a salt.
     *
     * @throws MalformedDataException unless the salt has 32 bytes
     */
    public static Hash compute(byte[] salt, Json payload) {
        MalformedDataException.require(salt.length == SALT_BYTES, "a salt has 32 bytes");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(DOMAIN);
        out.writeBytes(salt);
        out.writeBytes(payload.canonical());
        return MerkleHashing.sha256(out.toByteArray());
    }

    /** Whether the salt and payload are those that were committed to. */
    public static boolean opens(Hash commitment, byte[] salt, Json payload) {
        return compute(salt, payload).equals(commitment);
    }
}
