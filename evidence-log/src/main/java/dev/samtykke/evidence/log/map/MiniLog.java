package dev.samtykke.evidence.log.map;

import java.nio.ByteBuffer;

import dev.samtykke.evidence.log.merkle.CompactRange;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;

/** The log of one subject's events: an RFC 6962 tree with the leaves {@code u64be(index in L) || leaf hash in L}. */
public final class MiniLog {

    private final CompactRange range = CompactRange.empty();

    public void add(long index, Hash leaf) {
        range.append(leaf(index, leaf));
    }

    public long count() {
        return range.size();
    }

    public Hash root() {
        return range.root();
    }

    static Hash leaf(long index, Hash leaf) {
        ByteBuffer data = ByteBuffer.allocate(Long.BYTES + Hash.LENGTH).putLong(index);
        leaf.writeTo(data);
        return MerkleHashing.leaf(data.array());
    }
}
