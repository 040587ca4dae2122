package dev.samtykke.evidence.log.merkle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;

/** An immutable value of 32 bytes: the output of SHA-256 or HMAC-SHA-256. Ordered as unsigned bytes. */
public final class Hash implements Comparable<Hash> {

    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a copy of the bytes.
     *
     * @throws MalformedDataException unless there are exactly 32 bytes
     */
    public static Hash of(byte[] bytes) {
        MalformedDataException.require(bytes.length == LENGTH, "a hash has 32 bytes");
        return new Hash(bytes.clone());
    }

    /** Takes the next 32 bytes of the buffer. */
    public static Hash from(ByteBuffer buffer) {
        MalformedDataException.require(buffer.remaining() >= LENGTH, "a hash has 32 bytes");
        byte[] bytes = new byte[LENGTH];
        buffer.get(bytes);
        return new Hash(bytes);
    }

    public static Hash fromHex(String text) {
        return of(Encodings.hex(text));
    }

    public static Hash fromBase64(String text) {
        return of(Encodings.base64(text));
    }

    /** Splits concatenated hashes, as in a tile. */
    public static List<Hash> split(byte[] concatenated) {
        MalformedDataException.require(concatenated.length % LENGTH == 0, "hashes have 32 bytes each");
        ByteBuffer buffer = ByteBuffer.wrap(concatenated);
        List<Hash> hashes = new ArrayList<>(concatenated.length / LENGTH);
        while (buffer.hasRemaining()) {
            hashes.add(from(buffer));
        }
        return hashes;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Without a copy, for hashing inside this package. */
    byte[] unsafeBytes() {
        return bytes;
    }

    public void writeTo(ByteBuffer buffer) {
        buffer.put(bytes);
    }

    /** The first four bytes, big-endian. */
    public int prefix() {
        return ByteBuffer.wrap(bytes).getInt();
    }

    public String hex() {
        return Encodings.hex(bytes);
    }

    public String base64() {
        return Encodings.base64(bytes);
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
