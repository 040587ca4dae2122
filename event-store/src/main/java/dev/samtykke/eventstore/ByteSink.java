package dev.samtykke.eventstore;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A growing byte array with the few encodings that stored records are made of; {@link ByteSource} reads them. */
final class ByteSink {

    private byte[] bytes;
    private int size;

    ByteSink(int capacity) {
        bytes = new byte[capacity];
    }

    ByteSink octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** LEB128, seven bits an octet, the low ones first. */
    ByteSink varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    ByteSink raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /** A canonical UUID takes 17 octets, any other text its length and UTF-8. */
    ByteSink identifier(String value) {
        UUID uuid = canonicalUuid(value);
        if (uuid == null) {
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            return varint(text.length + 1L).raw(text);
        }
        return octet(0).bigEndian(uuid.getMostSignificantBits()).bigEndian(uuid.getLeastSignificantBits());
    }

    /** Seconds in zigzag form, then the fraction in the coarsest of milli-, micro- and nanoseconds that is exact. */
    ByteSink instant(Instant value) {
        long seconds = value.getEpochSecond();
        varint((seconds << 1) ^ (seconds >> 63));
        int nanos = value.getNano();
        if (nanos % 1_000_000 == 0) {
            return varint(nanos / 1_000_000 * 3L);
        }
        return nanos % 1_000 == 0 ? varint(nanos / 1_000 * 3L + 1) : varint(nanos * 3L + 2);
    }

    byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    ByteSink bigEndian(long value) {
        room(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private static @Nullable UUID canonicalUuid(String value) {
        if (value.length() != 36) {
            return null;
        }
        for (int i = 0; i < 36; i++) {
            char c = value.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return null;
            }
        }
        return UUID.fromString(value);
    }
}
