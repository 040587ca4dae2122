package dev.samtykke.personaldata.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Test
    void propertiesAreSortedByUtf16CodeUnits() throws Exception {
        // RFC 8785, section 3.2.3
        String text = """
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
                "\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}""";

        assertThat(canonical(text))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O"
                                + " With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew"
                                + " Letter Dalet With Dagesh\"}");
    }

    @Test
    void stringsAreEscapedAsLittleAsPossible() throws Exception {
        // RFC 8785, section 3.2.2.2
        assertThat(canonical("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\\b\\f\\t\\u001f\\u007f\""))
                .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\t\\u001f\u007f\"");
    }

    @Test
    void literalsAndEmptyContainersHaveNoWhiteSpace() throws Exception {
        assertThat(canonical(" { \"b\" : [ null , true , false , { } , [ ] ] , \"a\" : -0 } "))
                .isEqualTo("{\"a\":0,\"b\":[null,true,false,{},[]]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740991", "-9007199254740991", "0", "-1"})
    void integersBelowTwoToThe53AreWritten(String integer) throws Exception {
        assertThat(canonical(integer)).isEqualTo(integer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740992",
                "-9007199254740992",
                "9223372036854775807",
                "-9223372036854775808",
                "18446744073709551617",
                "1.0",
                "1e3",
                "0.5"
            })
    void numbersThatNotEveryLanguageReadsAlikeAreRefused(String number) {
        assertThatThrownBy(() -> canonical("{\"n\":" + number + "}"))
                .isInstanceOf(PayloadRefused.class)
                .message()
                .doesNotContain(number);
    }

    @Test
    void halfASurrogatePairIsRefused() {
        for (String broken : new String[] {"\ud83d", "x\ude00", "\ud83dx", "\ude00\ud83d"}) {
            JsonNode text = JsonNodeFactory.instance.textNode(broken);
            assertThatThrownBy(() -> CanonicalJson.of(text)).isInstanceOf(PayloadRefused.class);
            JsonNode name = JsonNodeFactory.instance.objectNode().put(broken, 1);
            assertThatThrownBy(() -> CanonicalJson.of(name)).isInstanceOf(PayloadRefused.class);
        }
    }

    private static String canonical(String json) throws JsonProcessingException {
        return new String(CanonicalJson.of(new ObjectMapper().readTree(json)), UTF_8);
    }
}
