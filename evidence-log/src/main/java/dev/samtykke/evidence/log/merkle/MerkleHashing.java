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
    private static final ThreadLocal<byte[]> PAIR = ThreadLocal.withInitial(() -> new byte[1 + 2 * Hash.LENGTH]);

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
        byte[] pair = PAIR.get(); // one update is much cheaper than three
        pair[0] = NODE;
        System.arraycopy(left.unsafeBytes(), 0, pair, 1, Hash.LENGTH);
        System.arraycopy(right.unsafeBytes(), 0, pair, 1 + Hash.LENGTH, Hash.LENGTH);
        return Hash.of(DIGEST.get().digest(pair));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
