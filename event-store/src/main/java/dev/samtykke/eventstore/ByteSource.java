package dev.samtykke.eventstore;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** Reads what {@link ByteSink} wrote. */
final class ByteSource {

    private final byte[] bytes;
    private int offset;

    ByteSource(byte[] bytes, int offset) {
        this.bytes = bytes;
        this.offset = offset;
    }

    int offset() {
        return offset;
    }

    int octet() {
        return bytes[offset++] & 0xFF;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[offset++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    String identifier() {
        int length = (int) varint() - 1;
        if (length < 0) {
            return new UUID(bigEndian(), bigEndian()).toString();
        }
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        offset += length;
        return text;
    }

    Instant instant() {
        long zigzag = varint();
        long fraction = varint();
        int unit = (int) (fraction % 3);
        long nanos = fraction / 3 * (unit == 0 ? 1_000_000 : unit == 1 ? 1_000 : 1);
        return Instant.ofEpochSecond((zigzag >>> 1) ^ -(zigzag & 1), nanos);
    }

    byte[] rest() {
        return Arrays.copyOfRange(bytes, offset, bytes.length);
    }

    private long bigEndian() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << Byte.SIZE | bytes[offset++] & 0xFF;
        }
        return value;
    }
}
