package dev.samtykke.evidence.log.map;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;

/**
 * Eight levels of the map's tree, from a depth of 0, 8, 16 or 24: up to 256 subtrees below them, of which only those
 * with subjects are kept. A subtree with one bucket only is that bucket; one with several is a page of its own. So only
 * places where the tree branches are stored.
 *
 * <p>A page is stored under its own Merkle hash and so never changes: a newer map is made of new pages along the changed
 * paths and the old ones elsewhere.
 *
 * @param depth levels between the map's root and the top of this page
 * @param children by the next byte of the bucket number
 */
record MapPage(int depth, NavigableMap<Integer, Child> children) {

    static final int HEIGHT = 8;

    /**
     * A subtree below the page.
     *
     * @param hash its root
     * @param bucket the only bucket in it, or null if it is a page, stored under its hash
     */
    record Child(Hash hash, @Nullable Bucket bucket) {}

    static MapPage empty(int depth) {
        return new MapPage(depth, new TreeMap<>());
    }

    /** Which child the bucket belongs to. */
    int label(int bucket) {
        return bucket >>> MapTree.DEPTH - HEIGHT - depth & 0xFF;
    }

    Hash hash() {
        return subtree(0, 0);
    }

    /** The siblings along the path from this page's top to one of its children, the lowest first. */
    List<Hash> siblings(int label) {
        List<Hash> siblings = new ArrayList<>();
        for (int height = 0; height < HEIGHT; height++) {
            siblings.add(subtree(HEIGHT - height, label >>> height ^ 1));
        }
        return siblings;
    }

    /** The root of one of the {@code 2^levels} subtrees that lie {@code levels} below this page's top. */
    private Hash subtree(int levels, int number) {
        int height = HEIGHT - levels;
        int from = number << height;
        Map<Integer, Child> within = children.subMap(from, from + (1 << height));
        if (within.isEmpty()) {
            return MapTree.empty(MapTree.DEPTH - depth - levels);
        }
        if (height == 0) {
            return within.values().iterator().next().hash();
        }
        return MerkleHashing.node(subtree(levels + 1, 2 * number), subtree(levels + 1, 2 * number + 1));
    }

    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(depth);
        children.forEach((label, child) -> {
            out.write(label);
            out.write(child.bucket() == null ? 0 : 1);
            out.writeBytes(
                    child.bucket() == null
                            ? child.hash().bytes()
                            : child.bucket().encode());
        });
        return out.toByteArray();
    }

    /** @throws MalformedDataException unless the bytes are those of a page; that it is the right one its hash shows */
    static MapPage decode(byte[] bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            int depth = buffer.get();
            MalformedDataException.require(depth % HEIGHT == 0 && depth >= 0 && depth < MapTree.DEPTH, "no such depth");
            MapPage page = empty(depth);
            while (buffer.hasRemaining()) {
                int label = Byte.toUnsignedInt(buffer.get());
                page.children.put(label, child(buffer.get() == 0, depth + HEIGHT, buffer));
            }
            return page;
        } catch (BufferUnderflowException e) {
            throw new MalformedDataException("map page is too short", e);
        }
    }

    private static Child child(boolean isPage, int depth, ByteBuffer buffer) {
        if (isPage) {
            return new Child(Hash.from(buffer), null);
        }
        Bucket bucket = Bucket.decode(buffer);
        return new Child(bucket.subtree(depth), bucket);
    }
}
