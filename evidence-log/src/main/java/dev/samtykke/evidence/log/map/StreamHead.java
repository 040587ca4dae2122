package dev.samtykke.evidence.log.map;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.CompactRange;
import dev.samtykke.evidence.log.merkle.Hash;

/**
 * The end of one subject's stream: its mini-log, and where its last event is in L.
 *
 * <p>The mini-log is an RFC 6962 tree over {@code u64be(index in L) || leaf hash in L} of the subject's events in order.
 *
 * @param subject the subject's key
 * @param last index in L of the subject's last event, or -1
 * @param miniLog the mini-log; never changed in place
 */
record StreamHead(Hash subject, long last, CompactRange miniLog) {

    private static final int FIXED_BYTES = Hash.LENGTH + 2 * Long.BYTES;

    static StreamHead none(Hash subject) {
        return new StreamHead(subject, -1, CompactRange.empty());
    }

    long count() {
        return miniLog.size();
    }

    StreamHead with(long index, Hash leaf) {
        CompactRange longer = miniLog.copy();
        longer.append(MiniLog.leaf(index, leaf));
        return new StreamHead(subject, index, longer);
    }

    /** The subject's line in its bucket: {@code hex(s) count base64(mini-root)\n}. */
    String line() {
        return BucketLine.of(subject, count(), miniLog.root()).format();
    }

    byte[] encode() {
        List<Hash> hashes = miniLog.hashes();
        ByteBuffer buffer = ByteBuffer.allocate(FIXED_BYTES + hashes.size() * Hash.LENGTH);
        subject.writeTo(buffer);
        buffer.putLong(last).putLong(count());
        hashes.forEach(hash -> hash.writeTo(buffer));
        return buffer.array();
    }

    static StreamHead decode(ByteBuffer buffer) {
        MalformedDataException.require(buffer.remaining() >= FIXED_BYTES, "stream head is too short");
        Hash subject = Hash.from(buffer);
        long last = buffer.getLong();
        long count = buffer.getLong();
        List<Hash> hashes = new ArrayList<>();
        for (int i = 0; i < Long.bitCount(count); i++) {
            hashes.add(Hash.from(buffer));
        }
        return new StreamHead(subject, last, CompactRange.of(count, hashes));
    }
}
