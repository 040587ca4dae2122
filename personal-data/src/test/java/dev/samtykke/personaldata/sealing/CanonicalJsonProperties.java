package dev.samtykke.personaldata.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;

class CanonicalJsonProperties {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Property(tries = 500)
    void theBytesAreThoseOfTheReferenceImplementation(@ForAll("payloads") Object payload) throws IOException {
        JsonNode tree = MAPPER.valueToTree(payload);

        byte[] reference = new JsonCanonicalizer(MAPPER.writeValueAsString(tree)).getEncodedUTF8();

        assertThat(new String(CanonicalJson.of(tree), UTF_8)).isEqualTo(new String(reference, UTF_8));
    }

    @Property(tries = 200)
    void readingTheBytesGivesTheSamePayload(@ForAll("payloads") Object payload) throws IOException {
        // As text first, so that numbers have the node types that a parser gives them.
        JsonNode tree = MAPPER.readTree(MAPPER.writeValueAsString(payload));

        assertThat(MAPPER.readTree(CanonicalJson.of(tree))).isEqualTo(tree);
    }

    /** The reference takes objects and arrays only at the top. */
    @Provide
    Arbitrary<Object> payloads() {
        return containers(values(3));
    }

    private Arbitrary<Object> values(int depth) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                texts().map(text -> text),
                Arbitraries.longs().between(-(1L << 53) + 1, (1L << 53) - 1).map(number -> number),
                Arbitraries.of(true, false));
        return depth == 0 ? scalars : Arbitraries.oneOf(scalars, containers(values(depth - 1)));
    }

    private Arbitrary<Object> containers(Arbitrary<Object> elements) {
        Arbitrary<Map<String, Object>> objects =
                Arbitraries.maps(texts(), elements).ofMaxSize(4);
        Arbitrary<List<Object>> arrays = elements.list().ofMaxSize(4);
        return Arbitraries.oneOf(objects.map(object -> object), arrays.map(array -> array));
    }

    private Arbitrary<String> texts() {
        Arbitrary<Integer> codePoints = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0x7F),
                Arbitraries.integers().between(0x80, 0xD7FF),
                Arbitraries.integers().between(0xE000, 0x10FFFF));
        return codePoints.list().ofMaxSize(8).map(CanonicalJsonProperties::text);
    }

    private static String text(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }
}
