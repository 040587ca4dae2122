package dev.samtykke.evidence.log.map;

import java.util.ArrayList;
import java.util.List;

import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;

/** The shape of the map's tree: 2^32 leaves, of which nearly all are empty. */
public final class MapTree {

    /** Levels between root and leaves, and so hashes in every proof. */
    public static final int DEPTH = 32;

    /** Number of leaves. */
    public static final long SIZE = 1L << DEPTH;

    /** {@code E0 = SHA-256(00)}, {@code Ei = SHA-256(01 || Ei-1 || Ei-1)}. */
    private static final List<Hash> EMPTY = emptySubtrees();

    private MapTree() {}

    /** The root of a subtree of that height without any subject. */
    public static Hash empty(int height) {
        return EMPTY.get(height);
    }

    /** The root of a map without any subject. */
    public static Hash emptyRoot() {
        return empty(DEPTH);
    }

    /** The leaf index of a bucket. */
    public static long index(int bucket) {
        return Integer.toUnsignedLong(bucket);
    }

    private static List<Hash> emptySubtrees() {
        List<Hash> subtrees = new ArrayList<>();
        subtrees.add(MerkleHashing.leaf(new byte[0]));
        for (int height = 1; height <= DEPTH; height++) {
            Hash below = subtrees.get(height - 1);
            subtrees.add(MerkleHashing.node(below, below));
        }
        return List.copyOf(subtrees);
    }
}
