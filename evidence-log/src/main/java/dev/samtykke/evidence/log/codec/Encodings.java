package dev.samtykke.evidence.log.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    /** @throws MalformedDataException unless the text is what {@link #base64(byte[])} writes */
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

    /** @throws MalformedDataException unless the text is an even number of digits {@code 0-9a-f} */
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

    /** @throws MalformedDataException unless the bytes are well-formed UTF-8 */
    public static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedDataException("not well-formed UTF-8", e);
        }
    }

    /** @throws MalformedDataException if the text holds an unpaired surrogate, which has no UTF-8 form */
    public static byte[] utf8(String text) {
        try {
            ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new MalformedDataException("unpaired surrogate", e);
        }
    }
}
