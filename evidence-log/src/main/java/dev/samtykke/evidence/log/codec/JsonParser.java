package dev.samtykke.evidence.log.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A recursive descent parser of RFC 8259 for the domain of {@link Json}; see {@link Json#parse}. */
final class JsonParser {

    static final int MAX_DEPTH = 32;

    /** Small values take far more memory than text: this is what bounds it. */
    static final int MAX_VALUES = 2_000_000;

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;
    private int values;

    JsonParser(String text) {
        this.text = text;
    }

    Json document() {
        Json value = value(1);
        skipBlanks();
        require(at == text.length(), "text after the value");
        return value;
    }

    private Json value(int depth) {
        require(depth <= MAX_DEPTH, "nested deeper than " + MAX_DEPTH + " levels");
        require(++values <= MAX_VALUES, "more than " + MAX_VALUES + " values");
        skipBlanks();
        char c = peek();
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Str(string());
            case 't' -> literal("true", new Json.Bool(true));
            case 'f' -> literal("false", new Json.Bool(false));
            case 'n' -> literal("null", new Json.Null());
            default -> integer();
        };
    }

    private Json object(int depth) {
        TreeMap<String, Json> members = new TreeMap<>();
        at++;
        if (skipIf('}')) {
            return new Json.Obj(members);
        }
        do {
            skipBlanks();
            require(peek() == '"', "member name expected");
            String name = string();
            require(skipIf(':'), "colon expected");
            require(members.put(name, value(depth + 1)) == null, "duplicate member name");
        } while (skipIf(','));
        require(skipIf('}'), "end of object expected");
        return new Json.Obj(members);
    }

    private Json array(int depth) {
        List<Json> items = new ArrayList<>();
        at++;
        if (skipIf(']')) {
            return new Json.Arr(items);
        }
        do {
            items.add(value(depth + 1));
        } while (skipIf(','));
        require(skipIf(']'), "end of array expected");
        return new Json.Arr(items);
    }

    private Json literal(String word, Json value) {
        require(text.startsWith(word, at), "unknown literal");
        at += word.length();
        return value;
    }

    private Json integer() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int firstDigit = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        boolean followed = at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0;
        require(!followed, "only integers are allowed");
        long magnitude = Encodings.decimal(text.substring(firstDigit, at));
        boolean negative = firstDigit > start;
        require(!negative || magnitude != 0, "negative zero");
        return new Json.Int(negative ? -magnitude : magnitude);
    }

    private String string() {
        at++;
        StringBuilder out = null;
        int start = at;
        for (char c = next(); c != '"'; c = next()) {
            require(c >= ' ', "control character in a string");
            if (c == '\\') {
                out = out == null ? new StringBuilder() : out;
                out.append(text, start, at - 1).append(escape());
                start = at;
            }
        }
        String tail = text.substring(start, at - 1);
        String value = out == null ? tail : out.append(tail).toString();
        require(out == null || surrogatesArePaired(value), "unpaired surrogate");
        return value;
    }

    private char escape() {
        char c = next();
        if (c != 'u') {
            int known = ESCAPES.indexOf(c);
            require(known >= 0, "unknown escape");
            return ESCAPED.charAt(known);
        }
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char digit = next();
            require(digit < 0x80 && Character.digit(digit, 16) >= 0, "four hex digits expected");
            unit = unit << 4 | Character.digit(digit, 16);
        }
        return (char) unit;
    }

    /** Only escapes can bring in unpaired surrogates: the UTF-8 of the text was checked before. */
    private static boolean surrogatesArePaired(String value) {
        return value.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private char peek() {
        require(at < text.length(), "unexpected end");
        return text.charAt(at);
    }

    private boolean skipIf(char expected) {
        skipBlanks();
        boolean found = at < text.length() && text.charAt(at) == expected;
        at += found ? 1 : 0;
        return found;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void require(boolean condition, String rule) {
        if (!condition) {
            throw new MalformedDataException("JSON at character " + at + ": " + rule);
        }
    }
}
