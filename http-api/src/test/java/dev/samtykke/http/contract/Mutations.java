package dev.samtykke.http.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes bodies from a valid one: exchanged values, exchanged pieces, flipped bytes. */
public final class Mutations {

    /** A value as a person's data would be; it may come back in no answer and no log line. */
    public static final String PLANTED = "planted.person@example.org";

    private static final List<String> VALUES = List.of(
            "\"" + PLANTED + "\"",
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "-0.0",
            "123456789012345678901234567890",
            "9".repeat(100),
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800" + PLANTED + "\"",
            "\"\\u202e" + PLANTED + "\"",
            "[]",
            "{}",
            "[[\"" + PLANTED + "\"]]",
            "{\"a\":{\"b\":\"" + PLANTED + "\"}}",
            "[null]",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-1000000000-01-01T00:00Z\"",
            "\"1-1-1-1-1\"",
            "NaN",
            "'" + PLANTED + "'",
            "[".repeat(200) + "]".repeat(200),
            "\"" + "x".repeat(3_000) + PLANTED + "\"");

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\u0000",
            "//",
            "\uFEFF",
            "\"a\":1,",
            "{\"a\":",
            "\\u00",
            "é",
            "😀");

    private final String valid;
    private final Random random;

    public Mutations(String valid, Random random) {
        this.valid = valid;
        this.random = random;
    }

    public byte[] next() {
        byte[] body = exchangeValue(valid).getBytes(StandardCharsets.UTF_8);
        for (int rounds = random.nextInt(4); rounds > 0; rounds--) {
            body = random.nextBoolean() ? splice(body) : flip(body);
        }
        return body;
    }

    private String exchangeValue(String json) {
        String[] values = json.split("(?<=[:\\[,])(?=[\"{\\[0-9tfn])|(?=[,}\\]\n])");
        int chosen = random.nextInt(values.length);
        values[chosen] = random.nextInt(3) == 0 ? values[chosen] : VALUES.get(random.nextInt(VALUES.size()));
        return String.join("", values);
    }

    private byte[] splice(byte[] body) {
        int from = random.nextInt(body.length + 1);
        int to = Math.min(body.length, from + random.nextInt(6));
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(body, 0, from);
        if (random.nextBoolean()) {
            spliced.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
        }
        spliced.write(body, to, body.length - to);
        return spliced.toByteArray();
    }

    private byte[] flip(byte[] body) {
        byte[] flipped = body.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }
}
