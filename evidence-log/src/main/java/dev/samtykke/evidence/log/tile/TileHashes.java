package dev.samtykke.evidence.log.tile;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;

/**
 * The hashes of one tile and those above them within it, each computed at most about once: proofs of many leaves meet in
 * the upper tiles. Safe for many threads, since equal hashes may be written twice.
 */
final class TileHashes {

    /** Tree of the hashes as in a heap: node n has the children 2n and 2n + 1, the last row are the tile's own. */
    private final @Nullable Hash[] nodes = new Hash[2 * TilePath.FULL];

    /**
     * @param bytes at least {@code width} hashes
     * @param width how many there are at the reader's size
     */
    TileHashes(byte[] bytes, int width) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int i = 0; i < width; i++) {
            nodes[TilePath.FULL + i] = Hash.from(buffer);
        }
    }

    /** The hash of a complete subtree within the width, of 2^height hashes. */
    Hash subtree(int height, int index) {
        return node((TilePath.FULL >> height) + index);
    }

    private Hash node(int number) {
        Hash known = nodes[number];
        if (known == null) {
            if (number >= TilePath.FULL) {
                throw new IllegalArgumentException("not within the width");
            }
            known = MerkleHashing.node(node(2 * number), node(2 * number + 1));
            nodes[number] = known;
        }
        return known;
    }
}
