package dev.samtykke.evidence.log.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final int MAX = 1 << 20;

    @Test
    void membersAreSortedAsInTheExampleOfRfc8785() {
        String example = """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control", "\\u00f6": "Latin Small Letter O With Diaeresis"}""";
        assertThat(canonical(example))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void stringsAreEscapedAsInRfc8785() {
        assertThat(canonical("[\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\\b\\f\\t\\u001f\\u007f\"]"))
                .isEqualTo("[\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\t\\u001f\u007f\"]");
    }

    @Test
    void literalsNumbersAndNestingAreKept() {
        String text = "{\"a\":[true,false,null,0,-1,9007199254740991,-9007199254740991,[],{}],\"b\":{\"c\":\"\"}}";
        assertThat(canonical(" \t\r\n" + text.replace(",", " ,\n").replace(":", ": ") + " "))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "{}{}",
                "[1]x",
                "nul",
                "True",
                "tru",
                "[1,]",
                "[,1]",
                "{,}",
                "{\"a\":1,}",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{\"a\":1 \"b\":2}",
                "[1 2]",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "1.0",
                "1e3",
                "1E3",
                "1.",
                ".5",
                "01",
                "-01",
                "-0",
                "-",
                "+1",
                "0x1",
                "NaN",
                "Infinity",
                "9007199254740992",
                "-9007199254740992",
                "99999999999999999999",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u\u0661\u0661\u0661\u0661\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\\ud800x\"",
                "\"a\nb\"",
                "\"a\tb\"",
                "\"\u0000\"",
                "// x\n1",
                "/* x */1",
                "\ufeff1",
                "[1]\u0000",
                "[\u00a01]"
            })
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(MalformedDataException.class)
                .isThrownBy(() -> Json.parse(text.getBytes(StandardCharsets.UTF_8), MAX));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        for (byte[] bytes : List.of(
                new byte[] {'"', (byte) 0xff, '"'},
                new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'})) {
            assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Json.parse(bytes, MAX));
        }
    }

    @Test
    void depthAndSizeAreBounded() {
        assertThat(canonical("[".repeat(32) + "]".repeat(32))).hasSize(64);
        for (String deep : List.of("[".repeat(33) + "]".repeat(33), "[".repeat(500_000), "{\"a\":".repeat(200_000))) {
            assertThatExceptionOfType(MalformedDataException.class)
                    .isThrownBy(() -> Json.parse(deep.getBytes(StandardCharsets.UTF_8), MAX))
                    .withMessageContaining("deeper");
        }
        byte[] many = ("[" + "{},".repeat(2_000_000) + "{}]").getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(MalformedDataException.class)
                .isThrownBy(() -> Json.parse(many, many.length))
                .withMessageContaining("more than 2000000 values");
        assertThatExceptionOfType(MalformedDataException.class)
                .isThrownBy(() -> Json.parse(new byte[11], 10))
                .withMessage("JSON text longer than 10 bytes");
    }

    @Test
    void aTextThatHasNoUtf8FormIsNotWritten() {
        assertThatExceptionOfType(MalformedDataException.class)
                .isThrownBy(() -> Json.of("\ud800").canonical());
        assertThatExceptionOfType(MalformedDataException.class)
                .isThrownBy(() -> Json.Obj.of(Map.of("\udc00", Json.of(1))).canonical());
        assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Json.of(1L << 53));
        assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Json.of(Long.MIN_VALUE));
    }

    @Test
    void noMessageRepeatsAValue() {
        assertThatExceptionOfType(MalformedDataException.class)
                .isThrownBy(() -> Json.parse("{\"a\":\"Kirsten\",\"a\":1.5}".getBytes(StandardCharsets.UTF_8), MAX))
                .withMessageNotContaining("Kirsten");
    }

    private static String canonical(String text) {
        return new String(Json.parse(text.getBytes(StandardCharsets.UTF_8), MAX).canonical(), StandardCharsets.UTF_8);
    }
}
