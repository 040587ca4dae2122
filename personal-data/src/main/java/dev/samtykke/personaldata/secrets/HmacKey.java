package dev.samtykke.personaldata.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A 256-bit key for HMAC-SHA-256 (RFC 2104); safe for many threads, and its {@code toString} shows nothing of it. */
public final class HmacKey {

    /** The length of the key and of every tag, in bytes. */
    public static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    /** A key of exactly {@value #BYTES} bytes. */
    public HmacKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("An HMAC key has " + BYTES + " bytes");
        }
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }

    /**
     * HMAC-SHA-256 of {@code type ‖ 00 ‖ value} in UTF-8, 32 bytes.
     *
     * @throws IllegalArgumentException when the type contains the separator, so that two pairs could share a tag
     */
    public byte[] tag(String type, String value) {
        if (type.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A type has no zero character");
        }
        Mac mac = copy();
        mac.update(type.getBytes(UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(value.getBytes(UTF_8));
    }

    /** A copy spares the key schedule, and needs neither a lock nor a thread local. */
    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This provider's " + ALGORITHM + " cannot be copied", e);
        }
    }
}
