package dev.samtykke.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A key with which a source writes. It is shown once; what is stored is its SHA-256. A hash without a salt is enough,
 * since the key is 256 random bits.
 */
public final class WriteKey {

    /** How many random bytes a key is made of. */
    public static final int BYTES = 32;

    private static final String PREFIX = "sk_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final int ID_LENGTH = 32;

    private final String clear;

    private WriteKey(String clear) {
        this.clear = clear;
    }

    /** The key made of these random bytes. */
    public static WriteKey of(byte[] random) {
        if (random.length != BYTES) {
            throw new IllegalArgumentException("A write key has " + BYTES + " bytes");
        }
        return new WriteKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Whether a text can be a write key at all. */
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** The id of the key in this text: it tells keys apart and finds their source, but gives none away. */
    public static String idOf(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Its id. */
    public String id() {
        return idOf(clear);
    }

    /** The key itself, for its owner. */
    public String reveal() {
        return clear;
    }

    @Override
    public String toString() {
        return "WriteKey[•••]";
    }
}
