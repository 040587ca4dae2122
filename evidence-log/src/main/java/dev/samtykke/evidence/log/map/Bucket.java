package dev.samtykke.evidence.log.map;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;

/**
 * The subjects whose keys start with the same four bytes.
 *
 * @param number those four bytes, big-endian (so negative from bucket 2^31 on)
 * @param heads the subjects in ascending order; at least one
 */
record Bucket(int number, SortedMap<Hash, StreamHead> heads) {

    static Bucket of(int number, Collection<StreamHead> heads) {
        SortedMap<Hash, StreamHead> sorted = new TreeMap<>();
        heads.forEach(head -> sorted.put(head.subject(), head));
        return new Bucket(number, sorted);
    }

    Bucket with(Collection<StreamHead> changed) {
        SortedMap<Hash, StreamHead> merged = new TreeMap<>(heads);
        changed.forEach(head -> merged.put(head.subject(), head));
        return new Bucket(number, merged);
    }

    Optional<StreamHead> head(Hash subject) {
        return Optional.ofNullable(heads.get(subject));
    }

    /** The data of the bucket's leaf in the map. */
    String data() {
        return heads.values().stream().map(StreamHead::line).collect(Collectors.joining());
    }

    /** Root of the subtree at the given depth below the map's root that has this bucket as its only one. */
    Hash subtree(int depth) {
        Hash hash = MerkleHashing.leaf(Encodings.utf8(data()));
        for (int height = 0; height < MapTree.DEPTH - depth; height++) {
            Hash empty = MapTree.empty(height);
            hash = (number >>> height & 1) == 1 ? MerkleHashing.node(empty, hash) : MerkleHashing.node(hash, empty);
        }
        return hash;
    }

    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(number)
                .putInt(heads.size())
                .array());
        heads.values().forEach(head -> out.writeBytes(head.encode()));
        return out.toByteArray();
    }

    static Bucket decode(ByteBuffer buffer) {
        MalformedDataException.require(buffer.remaining() >= 2 * Integer.BYTES, "bucket is too short");
        int number = buffer.getInt();
        int count = buffer.getInt();
        SortedMap<Hash, StreamHead> heads = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            StreamHead head = StreamHead.decode(buffer);
            heads.put(head.subject(), head);
        }
        return new Bucket(number, heads);
    }
}
