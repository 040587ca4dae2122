package dev.samtykke.eventstore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Compact binary keys whose order in RocksDB is the order of reading. */
final class Keys {

    /** Octets of a digest; every key of an aggregate starts with them. */
    static final int DIGEST = 16;

    private Keys() {}

    static byte[] position(long position) {
        byte[] key = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            key[i] = (byte) (position >>> Byte.SIZE * (Long.BYTES - 1 - i));
        }
        return key;
    }

    static long position(byte[] key) {
        long position = 0;
        for (byte octet : key) {
            position = position << Byte.SIZE | octet & 0xFF;
        }
        return position;
    }

    /**
     * The first 128 bits of SHA-256: of fixed length for the Bloom filters, and no identifier is legible in an index.
     */
    static byte[] digest(String identifier) {
        try {
            byte[] text = identifier.getBytes(StandardCharsets.UTF_8);
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(text), DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Digest of the aggregate, then the sequence number as the count of its significant octets and these octets, which
     * sorts like the number.
     */
    static byte[] sequence(byte[] aggregateDigest, long sequence) {
        int octets = (Long.SIZE - Long.numberOfLeadingZeros(sequence) + 7) / Byte.SIZE;
        byte[] key = Arrays.copyOf(aggregateDigest, DIGEST + 1 + octets);
        key[DIGEST] = (byte) octets;
        for (int i = 1; i <= octets; i++) {
            key[DIGEST + i] = (byte) (sequence >>> Byte.SIZE * (octets - i));
        }
        return key;
    }

    static long sequence(byte[] key) {
        return position(Arrays.copyOfRange(key, DIGEST + 1, key.length));
    }

    static boolean sameAggregate(byte[] key, byte[] aggregateDigest) {
        return Arrays.equals(key, 0, DIGEST, aggregateDigest, 0, DIGEST);
    }

    static byte[] varint(long value) {
        return new ByteSink(5).varint(value).toBytes();
    }
}
