package dev.samtykke.evidence.log.codec;

import java.util.Map;

/** Writes the JSON Canonicalization Scheme, RFC 8785, for the domain of {@link Json}. */
final class JcsWriter {

    private JcsWriter() {}

    static void write(Json value, StringBuilder out) {
        if (value instanceof Json.Obj object) {
            writeObject(object, out);
        } else if (value instanceof Json.Arr array) {
            writeArray(array, out);
        } else if (value instanceof Json.Str string) {
            writeString(string.value(), out);
        } else if (value instanceof Json.Int integer) {
            out.append(integer.value());
        } else if (value instanceof Json.Bool bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    private static void writeObject(Json.Obj object, StringBuilder out) {
        char separator = '{';
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            out.append(separator);
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    private static void writeArray(Json.Arr array, StringBuilder out) {
        char separator = '[';
        for (Json item : array.items()) {
            out.append(separator);
            write(item, out);
            separator = ',';
        }
        out.append(separator == '[' ? "[]" : "]");
    }

    /** RFC 8785 section 3.2.2.2: short escapes where they exist, else lower-case hex, and only where JSON demands. */
    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        if (isPlain(text)) {
            out.append(text); // almost always, and many times faster than one by one
        } else {
            text.chars().forEach(c -> writeCharacter((char) c, out));
        }
        out.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void writeCharacter(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
