package dev.samtykke.evidence.log.map;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.store.LogInconsistentException;

/**
 * Eight levels of the map's tree, from a depth of 0, 8, 16 or 24: up to 256 subtrees below them, of which only those
 * with subjects are kept. A subtree with one bucket only is that bucket; one with several is a page of its own. So only
 * places where the tree branches are stored.
 *
 * <p>A page is stored under its own Merkle hash and so never changes: a newer map is made of new pages along the changed
 * paths and the old ones elsewhere.
 */
final class MapPage {

    static final int HEIGHT = 8;

    private static final int WIDTH = 1 << HEIGHT;

    private final int depth;
    private final @Nullable Child[] children;

    /**
     * A subtree below the page.
     *
     * @param hash its root
     * @param bucket the only bucket in it, or null if it is a page, stored under its hash
     */
    record Child(Hash hash, @Nullable Bucket bucket) {

        /** The only bucket below, checked against the hash; null if there is a page. */
        @Nullable Bucket checked(int depth) {
            LogInconsistentException.require(
                    bucket == null || bucket.subtree(depth).equals(hash), "a bucket of the map is damaged");
            return bucket;
        }
    }

    private MapPage(int depth, @Nullable Child[] children) {
        this.depth = depth;
        this.children = children;
    }

    /** @param depth levels between the map's root and the top of the page */
    static MapPage empty(int depth) {
        return new MapPage(depth, new Child[WIDTH]);
    }

    /** A page that can be changed while this one stays as it is. */
    MapPage copy() {
        return new MapPage(depth, children.clone());
    }

    int depth() {
        return depth;
    }

    /** Which child the bucket belongs to: the next byte of its number. */
    int label(int bucket) {
        return bucket >>> (MapTree.DEPTH - HEIGHT - depth) & (WIDTH - 1);
    }

    @Nullable Child child(int label) {
        return children[label];
    }

    void put(int label, Child child) {
        children[label] = child;
    }

    /** The root of the page's subtree. */
    Hash hash() {
        @Nullable Hash[] row = bottom();
        for (int height = 0; height < HEIGHT; height++) {
            row = above(row, height);
        }
        return orEmpty(row[0], HEIGHT);
    }

    /** The siblings along the path from this page's top to one of its children, the lowest first. */
    List<Hash> siblings(int label) {
        List<Hash> siblings = new ArrayList<>();
        @Nullable Hash[] row = bottom();
        for (int height = 0; height < HEIGHT; height++) {
            siblings.add(orEmpty(row[label >>> height ^ 1], height));
            row = above(row, height);
        }
        return siblings;
    }

    private @Nullable Hash[] bottom() {
        @Nullable Hash[] row = new Hash[WIDTH];
        for (int label = 0; label < WIDTH; label++) {
            Child child = children[label];
            row[label] = child == null ? null : child.hash();
        }
        return row;
    }

    /** The nodes above a row of nodes, where null stands for a subtree without subjects. */
    private @Nullable Hash[] above(@Nullable Hash[] row, int height) {
        @Nullable Hash[] above = new Hash[row.length / 2];
        for (int i = 0; i < above.length; i++) {
            Hash left = row[2 * i];
            Hash right = row[2 * i + 1];
            above[i] = left == null && right == null
                    ? null
                    : MerkleHashing.node(orEmpty(left, height), orEmpty(right, height));
        }
        return above;
    }

    private Hash orEmpty(@Nullable Hash hash, int height) {
        return hash == null ? MapTree.empty(MapTree.DEPTH - depth - HEIGHT + height) : hash;
    }

    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(depth);
        for (int label = 0; label < WIDTH; label++) {
            Child child = children[label];
            if (child != null) {
                Bucket bucket = child.bucket();
                out.write(label);
                out.writeBytes(child.hash().bytes());
                out.write(bucket == null ? 0 : 1);
                out.writeBytes(bucket == null ? new byte[0] : bucket.encode());
            }
        }
        return out.toByteArray();
    }

    /**
     * Reads a page. Its hash shows whether it is the right one, as far as the hashes of its children go; whether a
     * bucket is the one of its hash, {@link Child#checked} shows when it is needed.
     *
     * @throws MalformedDataException unless the bytes are those of a page
     */
    static MapPage decode(byte[] bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            int depth = buffer.get();
            boolean exists = depth % HEIGHT == 0 && depth >= 0 && depth < MapTree.DEPTH;
            MalformedDataException.require(exists, "no such depth");
            MapPage page = empty(depth);
            while (buffer.hasRemaining()) {
                int label = Byte.toUnsignedInt(buffer.get());
                Hash hash = Hash.from(buffer);
                page.put(label, new Child(hash, buffer.get() == 0 ? null : Bucket.decode(buffer)));
            }
            return page;
        } catch (BufferUnderflowException e) {
            throw new MalformedDataException("map page is too short", e);
        }
    }
}
