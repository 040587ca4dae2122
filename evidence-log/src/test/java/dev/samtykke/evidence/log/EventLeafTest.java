package dev.samtykke.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;

class EventLeafTest {

    private static final String C = "c".repeat(64);
    private static final String S = "5".repeat(64);
    private static final String TEXT = "{\"c\":\"" + C + "\",\"e\":\"event-1\",\"g\":41,\"k\":\"consent-granted\","
            + "\"q\":2,\"s\":\"" + S + "\",\"t\":\"2026-03-01T12:00:00.120Z\",\"v\":1}";
    private static final EventLeaf LEAF = new EventLeaf(
            Hash.fromHex(C),
            "event-1",
            41,
            "consent-granted",
            2,
            Hash.fromHex(S),
            Instant.parse("2026-03-01T12:00:00.120Z"));

    @Test
    void theDataIsThatOfTheSpecification() {
        assertThat(new String(LEAF.canonical(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
        assertThat(EventLeaf.parse(bytes(TEXT))).isEqualTo(LEAF);
    }

    @Test
    void everyOtherSpellingIsRefused() {
        for (String wrong : new String[] {
            TEXT.replace(",", ", "),
            TEXT.replace("\"v\":1", "\"v\":2"),
            TEXT.replace(",\"v\":1", ""),
            TEXT.replace("\"v\":1", "\"v\":1,\"w\":1"),
            TEXT.replace("\"g\":41", "\"g\":-1"),
            TEXT.replace("\"g\":41", "\"g\":\"41\""),
            TEXT.replace("\"q\":2", "\"q\":2.0"),
            TEXT.replace("event-1", ""),
            TEXT.replace("event-1", "\\u0065vent-1"),
            TEXT.replace("cccc", "CCCC"),
            TEXT.replace(S, S + "00"),
            TEXT.replace(".120Z", ".12Z"),
            TEXT.replace(".120Z", "Z"),
            TEXT.replace(".120Z", ".120+00:00"),
            TEXT.replace(".120Z", ".1200Z"),
            TEXT.replace("03-01", "02-30"),
            TEXT.replace("12:00:00", "24:00:00"),
            TEXT.replace("2026", "+12026"),
            TEXT + " ",
            "[]",
            "null"
        }) {
            assertThatExceptionOfType(MalformedDataException.class)
                    .as(wrong)
                    .isThrownBy(() -> EventLeaf.parse(bytes(wrong)));
        }
    }

    @Test
    void whatHasNoExactFormCannotBeMade() {
        Instant time = LEAF.recordedAt();
        assertMalformed(() -> new EventLeaf(LEAF.subject(), "e", -1, "k", 0, LEAF.subject(), time));
        assertMalformed(() -> new EventLeaf(LEAF.subject(), "e", 1L << 53, "k", 0, LEAF.subject(), time));
        assertMalformed(() -> new EventLeaf(LEAF.subject(), "e", 0, "k", 0, LEAF.subject(), time.plusNanos(1)));
        assertMalformed(() ->
                new EventLeaf(LEAF.subject(), "e", 0, "k", 0, LEAF.subject(), Instant.parse("+10000-01-01T00:00:00Z")));
        assertMalformed(() -> new EventLeaf(LEAF.subject(), "e", 0, "", 0, LEAF.subject(), time));
        assertMalformed(
                () -> new EventLeaf(LEAF.subject(), "e".repeat(65_535), 0, "k", 0, LEAF.subject(), time).canonical());
    }

    /** Computed apart with {@code (printf 'consent-c1\n'; head -c 32 /dev/zero; printf '{"a":1,"b":"x"}') | sha256sum}. */
    @Test
    void aCommitmentIsThatOfTheSpecificationWhateverTheOrderOfMembers() {
        Json payload = Json.parse(bytes("{\"b\": \"x\", \"a\": 1}"), 100);
        Hash commitment = Commitment.compute(new byte[32], payload);
        assertThat(commitment.hex()).isEqualTo("50cd5b0992305b6749547366b01835a281c6eaafcc1a792e7afa0b9974310ef4");
        assertThat(Commitment.opens(commitment, new byte[32], payload)).isTrue();
        byte[] otherSalt = new byte[32];
        otherSalt[31] = 1;
        assertThat(Commitment.opens(commitment, otherSalt, payload)).isFalse();
        assertThat(Commitment.opens(commitment, new byte[32], Json.Obj.of(Map.of("a", Json.of(1)))))
                .isFalse();
        assertMalformed(() -> Commitment.compute(new byte[31], payload));
    }

    private static void assertMalformed(ThrowingCallable call) {
        assertThatExceptionOfType(MalformedDataException.class).isThrownBy(call);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
