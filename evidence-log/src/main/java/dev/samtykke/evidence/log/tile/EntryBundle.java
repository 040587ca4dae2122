package dev.samtykke.evidence.log.tile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.samtykke.evidence.log.codec.MalformedDataException;

/** Entries one after the other, each behind its length as a big-endian 16-bit number (C2SP tlog-tiles). */
public final class EntryBundle {

    public static final int MAX_ENTRY_BYTES = 0xFFFF;

    private EntryBundle() {}

    /**
     * Reads a bundle.
     *
     * @throws MalformedDataException unless the bytes are exactly {@code count} entries
     */
    public static List<byte[]> parse(byte[] bundle, int count) {
        requireEntries(bundle, count);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry(bundle, i));
        }
        return entries;
    }

    /** @throws MalformedDataException unless the bytes are exactly {@code count} entries */
    static void requireEntries(byte[] bundle, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(bundle);
        int found = 0;
        while (buffer.hasRemaining()) {
            MalformedDataException.require(buffer.remaining() >= Short.BYTES, "entry bundle ends within a length");
            int length = Short.toUnsignedInt(buffer.getShort());
            MalformedDataException.require(buffer.remaining() >= length, "entry bundle ends within an entry");
            buffer.position(buffer.position() + length);
            found++;
            MalformedDataException.require(found <= count, "entry bundle has too many entries");
        }
        MalformedDataException.require(found == count, "entry bundle has too few entries");
    }

    /** One entry of a well-formed bundle that has it. */
    static byte[] entry(byte[] bundle, int index) {
        ByteBuffer buffer = ByteBuffer.wrap(bundle);
        for (int i = 0; i < index; i++) {
            int length = Short.toUnsignedInt(buffer.getShort());
            buffer.position(buffer.position() + length);
        }
        byte[] entry = new byte[Short.toUnsignedInt(buffer.getShort())];
        buffer.get(entry);
        return entry;
    }

    /** One entry behind its length. */
    static byte[] framed(byte[] entry) {
        if (entry.length > MAX_ENTRY_BYTES) {
            throw new IllegalArgumentException("entry longer than " + MAX_ENTRY_BYTES + " bytes");
        }
        return ByteBuffer.allocate(Short.BYTES + entry.length)
                .putShort((short) entry.length)
                .put(entry)
                .array();
    }
}
