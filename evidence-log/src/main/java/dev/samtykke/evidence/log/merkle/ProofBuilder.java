package dev.samtykke.evidence.log.merkle;

import java.util.ArrayList;
import java.util.List;

/** Builds roots and proofs by the recursive definitions of RFC 6962 section 2.1 over stored subtree hashes. */
public final class ProofBuilder {

    private final HashReader reader;

    public ProofBuilder(HashReader reader) {
        this.reader = reader;
    }

    /** The root of the tree of the first {@code size} leaves. */
    public Hash root(long size) {
        requireRange(size >= 0);
        return size == 0 ? MerkleHashing.EMPTY_ROOT : subtree(0, size);
    }

    /** {@code PATH(index, D[size])}, RFC 6962 section 2.1.1: the leaf's sibling first. */
    public List<Hash> inclusion(long index, long size) {
        requireRange(index >= 0 && index < size);
        List<Hash> proof = new ArrayList<>();
        path(index, 0, size, proof);
        return proof;
    }

    /** {@code PROOF(first, D[second])}, RFC 6962 section 2.1.2; empty if the sizes are equal or the first is 0. */
    public List<Hash> consistency(long first, long second) {
        requireRange(first >= 0 && first <= second);
        List<Hash> proof = new ArrayList<>();
        if (first > 0 && first < second) {
            subproof(first, 0, second, true, proof);
        }
        return proof;
    }

    private void path(long index, long from, long to, List<Hash> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, proof);
            proof.add(subtree(middle, to));
        } else {
            path(index, middle, to, proof);
            proof.add(subtree(from, middle));
        }
    }

    private void subproof(long first, long from, long to, boolean known, List<Hash> proof) {
        if (first == to) {
            if (!known) {
                proof.add(subtree(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (first <= middle) {
            subproof(first, from, middle, known, proof);
            proof.add(subtree(middle, to));
        } else {
            subproof(first, middle, to, false, proof);
            proof.add(subtree(from, middle));
        }
    }

    /** {@code MTH(D[from:to])}. */
    private Hash subtree(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return reader.read(level, from >>> level);
        }
        long middle = from + split(width);
        return MerkleHashing.node(subtree(from, middle), subtree(middle, to));
    }

    /** The largest power of two below {@code width}, which is at least 2. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }

    private static void requireRange(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("index or size out of range");
        }
    }
}
