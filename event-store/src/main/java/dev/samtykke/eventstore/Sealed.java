package dev.samtykke.eventstore;

import java.util.zip.CRC32C;

/**
 * Values as they are stored: four octets CRC-32C over key and body, then the body. The key is part of the sum, so that
 * an intact value in the wrong place is found too.
 */
final class Sealed {

    /** Where the body starts in a sealed value. */
    static final int BODY = Integer.BYTES;

    private Sealed() {}

    static byte[] seal(byte[] key, byte[] body) {
        byte[] value = new byte[BODY + body.length];
        System.arraycopy(body, 0, value, BODY, body.length);
        return sealInPlace(key, value);
    }

    /** Fills the first four octets, which the caller left free. */
    static byte[] sealInPlace(byte[] key, byte[] value) {
        int sum = sum(key, value);
        for (int i = 0; i < BODY; i++) {
            value[i] = (byte) (sum >>> Byte.SIZE * i);
        }
        return value;
    }

    static boolean intact(byte[] key, byte[] value) {
        if (value.length < BODY) {
            return false;
        }
        int stored = 0;
        for (int i = 0; i < BODY; i++) {
            stored |= (value[i] & 0xFF) << Byte.SIZE * i;
        }
        return stored == sum(key, value);
    }

    private static int sum(byte[] key, byte[] value) {
        CRC32C crc = new CRC32C();
        crc.update(key, 0, key.length);
        crc.update(value, BODY, value.length - BODY);
        return (int) crc.getValue();
    }
}
