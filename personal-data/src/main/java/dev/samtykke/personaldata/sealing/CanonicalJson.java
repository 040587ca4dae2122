package dev.samtykke.personaldata.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON Canonicalization Scheme (RFC 8785) for the payload domain: objects, arrays, strings, booleans, null and
 * integers whose magnitude is below 2^53. Everything else is refused, so that every implementation in any language
 * gets the same bytes.
 */
public final class CanonicalJson {

    private static final long INTEGER_BOUND = 1L << 53;
    private static final int EXPECTED_SIZE = 512;

    private final StringBuilder out = new StringBuilder(EXPECTED_SIZE);

    private CanonicalJson() {}

    /**
     * The canonical UTF-8 bytes.
     *
     * @throws PayloadRefused when the tree leaves the payload domain
     */
    public static byte[] of(JsonNode node) {
        CanonicalJson canonical = new CanonicalJson();
        canonical.write(node);
        return canonical.out.toString().getBytes(UTF_8);
    }

    private void write(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject((ObjectNode) node);
            case ARRAY -> writeArray(node);
            case STRING, BINARY -> writeString(node.asText());
            case NUMBER -> writeInteger(node);
            case BOOLEAN, NULL -> out.append(node.asText());
            case POJO -> writeString(PersonalNode.revealed(node).orElseThrow(ErasedValueNotSealable::new));
            default -> throw new PayloadRefused("it holds a " + node.getNodeType());
        }
    }

    private void writeObject(ObjectNode node) {
        char separator = '{';
        for (Map.Entry<String, JsonNode> property : sorted(node).entrySet()) {
            out.append(separator);
            writeString(property.getKey());
            out.append(':');
            write(property.getValue());
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    /** Section 3.2.3: by UTF-16 code units, which is the order of Java strings. */
    private static Map<String, JsonNode> sorted(ObjectNode node) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
        return sorted;
    }

    private void writeArray(JsonNode node) {
        char separator = '[';
        for (JsonNode element : node) {
            out.append(separator);
            write(element);
            separator = ',';
        }
        out.append(separator == '[' ? "[]" : "]");
    }

    private void writeInteger(JsonNode node) {
        if (!node.isIntegralNumber()) {
            throw new PayloadRefused("it holds a number that is no integer");
        }
        long value = node.longValue();
        if (!node.canConvertToLong() || value >= INTEGER_BOUND || value <= -INTEGER_BOUND) {
            throw new PayloadRefused("it holds an integer of 2^53 or beyond");
        }
        out.append(value);
    }

    /** Section 3.2.2.2. */
    private void writeString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                writeControl(c);
            } else if (Character.isSurrogate(c)) {
                i = writePair(text, i);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private void writeControl(char c) {
        switch (c) {
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(c < 0x10 ? '0' : '1').append(Character.forDigit(c & 0xf, 16));
        }
    }

    /** Lone surrogates are no Unicode text: I-JSON (RFC 7493, section 2.1) forbids them, and UTF-8 cannot carry them. */
    private int writePair(String text, int index) {
        int codePoint = text.codePointAt(index);
        if (!Character.isSupplementaryCodePoint(codePoint)) {
            throw new PayloadRefused("a text holds half of a surrogate pair");
        }
        out.appendCodePoint(codePoint);
        return index + 1;
    }
}
