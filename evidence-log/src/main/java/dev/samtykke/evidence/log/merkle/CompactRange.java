package dev.samtykke.evidence.log.merkle;

import java.util.ArrayList;
import java.util.List;

import dev.samtykke.evidence.log.codec.MalformedDataException;

/**
 * A tree that only grows, kept as the roots of its complete subtrees from left to right: one hash for each one-bit of
 * its size. That is all that is needed to append further leaves and to compute the root (RFC 9162 section 2.1.2).
 */
public final class CompactRange {

    /** Told of each complete subtree as soon as its last leaf is there, lower levels first. */
    @FunctionalInterface
    public interface NodeListener {
        /** The subtree over the leaves {@code index * 2^level} up to {@code (index + 1) * 2^level}. */
        void completed(int level, long index, Hash hash);
    }

    private final List<Hash> hashes;
    private long size;

    private CompactRange(long size, List<Hash> hashes) {
        this.size = size;
        this.hashes = new ArrayList<>(hashes);
    }

    public static CompactRange empty() {
        return new CompactRange(0, List.of());
    }

    /**
     * Takes up a tree where it was left.
     *
     * @throws MalformedDataException unless there is one hash per one-bit of the size
     */
    public static CompactRange of(long size, List<Hash> hashes) {
        MalformedDataException.require(
                size >= 0 && hashes.size() == Long.bitCount(size), "wrong number of hashes for this size");
        return new CompactRange(size, hashes);
    }

    public CompactRange copy() {
        return new CompactRange(size, hashes);
    }

    public void append(Hash leaf) {
        append(leaf, (level, index, hash) -> {});
    }

    public void append(Hash leaf, NodeListener listener) {
        Hash hash = leaf;
        int level = 0;
        listener.completed(level, size, hash);
        for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
            hash = MerkleHashing.node(hashes.remove(hashes.size() - 1), hash);
            level++;
            listener.completed(level, size >>> level, hash);
        }
        hashes.add(hash);
        size++;
    }

    public long size() {
        return size;
    }

    /** From the largest (leftmost) subtree to the smallest. */
    public List<Hash> hashes() {
        return List.copyOf(hashes);
    }

    public Hash root() {
        if (hashes.isEmpty()) {
            return MerkleHashing.EMPTY_ROOT;
        }
        Hash root = hashes.get(hashes.size() - 1);
        for (int i = hashes.size() - 2; i >= 0; i--) {
            root = MerkleHashing.node(hashes.get(i), root);
        }
        return root;
    }
}
