package dev.samtykke.evidence.log.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Verifies proofs by the algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2.
 *
 * <p>Both walk the bits of index and size, so a proof that is one hash too long or too short fails, whatever it hashes
 * to. (A verifier that only folds hashes accepts a wrong index.)
 */
public final class ProofVerifier {

    private ProofVerifier() {}

    /**
     * Verifies an inclusion proof.
     *
     * @throws InvalidProofException unless the leaf is at this index of the tree with this size and root
     */
    public static void inclusion(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        require(index >= 0 && index < size, "index is not below the tree size");
        long fn = index;
        long sn = size - 1;
        Hash hash = leaf;
        for (Hash sibling : proof) {
            require(sn != 0, "inclusion proof is too long");
            if ((fn & 1) == 1 || fn == sn) {
                hash = MerkleHashing.node(sibling, hash);
                int zeros = Long.numberOfTrailingZeros(fn);
                fn >>>= zeros;
                sn >>>= zeros;
            } else {
                hash = MerkleHashing.node(hash, sibling);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        require(sn == 0, "inclusion proof is too short");
        require(hash.equals(root), "inclusion proof leads to another root");
    }

    /**
     * Verifies a consistency proof.
     *
     * @throws InvalidProofException unless the tree of size {@code second} starts with all the leaves of the tree of
     *     size {@code first}; the empty tree is a prefix of every tree and equal sizes need equal roots, both by an
     *     empty proof
     */
    public static void consistency(long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> proof) {
        require(first >= 0 && first <= second, "the older tree is larger than the newer one");
        if (first == 0 || first == second) {
            require(proof.isEmpty(), "consistency proof is too long");
            require(first != 0 || firstRoot.equals(MerkleHashing.EMPTY_ROOT), "wrong root of the empty tree");
            require(first != second || firstRoot.equals(secondRoot), "two roots for one size");
            return;
        }
        walk(first, firstRoot, second, secondRoot, proof);
    }

    private static void walk(long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> proof) {
        List<Hash> path = new ArrayList<>(proof);
        if (Long.bitCount(first) == 1) {
            path.add(0, firstRoot);
        }
        require(!path.isEmpty(), "consistency proof is too short");
        int skipped = Long.numberOfTrailingZeros(first);
        long fn = (first - 1) >>> skipped;
        long sn = (second - 1) >>> skipped;
        Hash older = path.get(0);
        Hash newer = path.get(0);
        for (Hash sibling : path.subList(1, path.size())) {
            require(sn != 0, "consistency proof is too long");
            if ((fn & 1) == 1 || fn == sn) {
                older = MerkleHashing.node(sibling, older);
                newer = MerkleHashing.node(sibling, newer);
                int zeros = Long.numberOfTrailingZeros(fn);
                fn >>>= zeros;
                sn >>>= zeros;
            } else {
                newer = MerkleHashing.node(newer, sibling);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        require(sn == 0, "consistency proof is too short");
        require(older.equals(firstRoot), "consistency proof leads to another older root");
        require(newer.equals(secondRoot), "consistency proof leads to another newer root");
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new InvalidProofException(rule);
        }
    }
}
