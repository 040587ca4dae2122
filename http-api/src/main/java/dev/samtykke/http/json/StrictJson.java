package dev.samtykke.http.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

import dev.samtykke.http.problem.InvalidRequest;

/**
 * Checks that a body is one JSON value as RFC 8259 and I-JSON (RFC 7493) have it, before anything is bound to it: valid
 * UTF-8, no duplicate names, nothing after the value, no text that storage could not keep (U+0000, lone surrogates), and
 * nested at most {@value #DEEPEST} levels.
 */
public final class StrictJson {

    /** The deepest nesting of objects and arrays that is read. */
    public static final int DEEPEST = 32;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(64)
                    .maxNameLength(256)
                    .build())
            .build();

    private StrictJson() {}

    /**
     * Checks a whole body.
     *
     * @throws MalformedJson when it is no such value; tells the place, never the text
     * @throws InvalidRequest when a name occurs twice in an object
     */
    public static void check(byte[] body) {
        requireUtf8(body);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() == null) {
                throw new MalformedJson("The body is empty");
            }
            walkValue(parser);
            if (parser.nextToken() != null) {
                throw new MalformedJson("There is something after the JSON value");
            }
        } catch (StreamConstraintsException tooMuch) {
            throw new MalformedJson(
                    "The JSON is nested deeper, or has longer names or numbers, than is read" + at(tooMuch));
        } catch (JacksonException malformed) {
            throw new MalformedJson("The body is not one JSON value" + at(malformed));
        }
    }

    private static void walkValue(JsonParser parser) {
        Deque<Set<String>> names = new ArrayDeque<>();
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            switch (token) {
                case START_OBJECT -> names.push(new HashSet<>());
                case END_OBJECT -> names.pop();
                case PROPERTY_NAME -> checkName(parser, names.element());
                case VALUE_STRING -> requireText(parser, parser.getString());
                default -> {}
            }
        } while (depth > 0 && parser.nextToken() != null);
    }

    private static void checkName(JsonParser parser, Set<String> seen) {
        String name = parser.currentName();
        requireText(parser, name);
        if (!seen.add(name)) {
            throw new InvalidRequest(FieldPath.of(parser.streamReadContext()), "duplicate-field");
        }
    }

    private static void requireText(JsonParser parser, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                throw new InvalidRequest(FieldPath.of(parser.streamReadContext()), "text");
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    throw new InvalidRequest(FieldPath.of(parser.streamReadContext()), "text");
                }
            }
        }
    }

    private static void requireUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedJson("The body is not valid UTF-8");
        }
    }

    private static String at(JacksonException failure) {
        if (failure.getLocation() == null) {
            return "";
        }
        return " (line " + failure.getLocation().getLineNr() + ", column "
                + failure.getLocation().getColumnNr() + ")";
    }
}
