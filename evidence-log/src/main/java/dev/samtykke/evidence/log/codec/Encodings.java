package dev.samtykke.evidence.log.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Base64 (RFC 4648 section 4), base16 in lower case, decimals and UTF-8, each with one spelling per value.
 *
 * <p>The decoders of the JDK are lenient (missing padding, stray bits, upper case, replacement characters). Two
 * spellings of one value would let a signed text be altered without anyone noticing, so these refuse them.
 */
public final class Encodings {

    private static final int LONGEST_DECIMAL = 19;

    private Encodings() {}

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Reads base64.
     *
     * @throws MalformedDataException unless the text is what {@link #base64(byte[])} writes
     */
    public static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            MalformedDataException.require(base64(bytes).equals(text), "base64 is not in its canonical form");
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new MalformedDataException("not base64", e);
        }
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Reads hex.
     *
     * @throws MalformedDataException unless the text is an even number of digits {@code 0-9a-f}
     */
    public static byte[] hex(String text) {
        try {
            byte[] bytes = HexFormat.of().parseHex(text);
            MalformedDataException.require(hex(bytes).equals(text), "hex is not in lower case");
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new MalformedDataException("not hex", e);
        }
    }

    /** A number from 0 to 2^63-1 in ASCII decimal without leading zeroes. */
    public static long decimal(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        MalformedDataException.require(digits && text.length() <= LONGEST_DECIMAL, "not a decimal number");
        MalformedDataException.require(text.length() == 1 || text.charAt(0) != '0', "decimal with leading zeroes");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedDataException("decimal number above 2^63-1", e);
        }
    }

    /**
     * Reads UTF-8.
     *
     * @throws MalformedDataException unless the bytes are well-formed UTF-8
     */
    public static String utf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean isExact = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
        MalformedDataException.require(isExact, "not well-formed UTF-8");
        return text;
    }

    /**
     * Writes UTF-8.
     *
     * @throws MalformedDataException if the text holds an unpaired surrogate, which has no UTF-8 form
     */
    public static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean isExact = new String(bytes, StandardCharsets.UTF_8).equals(text);
        MalformedDataException.require(isExact, "unpaired surrogate");
        return bytes;
    }
}
