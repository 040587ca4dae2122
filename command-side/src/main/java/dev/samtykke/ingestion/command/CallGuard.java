package dev.samtykke.ingestion.command;

import java.nio.charset.StandardCharsets;

import tools.jackson.databind.JsonNode;

/** Bounds of one call. One that breaks them is left out, and the rest of its batch is taken in. */
final class CallGuard {

    /** The largest call, in bytes of JSON. */
    static final int MOST_BYTES = 32 * 1024;

    private static final int DEEPEST = 32;

    private CallGuard() {}

    /**
     * Checks a call.
     *
     * @throws InvalidCall when it is too large, nested too deeply, or has text that cannot be stored
     */
    static void check(JsonNode call, String field) {
        checkValue(call, field, DEEPEST);
        if (call.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new InvalidCall(field, InvalidCall.SIZE);
        }
    }

    private static void checkValue(JsonNode value, String field, int left) {
        if (left == 0) {
            throw new InvalidCall(field, InvalidCall.DEPTH);
        }
        if (value.isString()) {
            checkText(value.asString(), field);
        }
        if (value.isContainer()) {
            value.propertyNames().forEach(name -> checkText(name, field));
            value.values().forEach(part -> checkValue(part, field, left - 1));
        }
    }

    /** U+0000 and halves of surrogate pairs are no text that could be kept and read again. */
    private static void checkText(String text, String field) {
        if (text.codePoints().anyMatch(point -> point == 0 || isHalf(point))) {
            throw new InvalidCall(field, InvalidCall.TEXT);
        }
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
