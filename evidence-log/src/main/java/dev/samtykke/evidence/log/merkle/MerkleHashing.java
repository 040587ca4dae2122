package dev.samtykke.evidence.log.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash functions of RFC 6962 section 2.1 (RFC 9162 section 2.1.1) with SHA-256. */
public final class MerkleHashing {

    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash EMPTY_ROOT = sha256(new byte[0]);

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(MerkleHashing::newDigest);

    private MerkleHashing() {}

    public static Hash sha256(byte[] data) {
        return Hash.of(newDigest().digest(data));
    }

    /** {@code SHA-256(0x00 || data)} */
    public static Hash leaf(byte[] data) {
        MessageDigest digest = DIGEST.get();
        digest.update(LEAF);
        return Hash.of(digest.digest(data));
    }

    /** {@code SHA-256(0x01 || left || right)} */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = DIGEST.get();
        digest.update(NODE);
        digest.update(left.unsafeBytes());
        return Hash.of(digest.digest(right.unsafeBytes()));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
