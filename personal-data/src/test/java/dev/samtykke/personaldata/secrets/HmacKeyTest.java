package dev.samtykke.personaldata.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;

class HmacKeyTest {

    private static final byte[] KEY = HexFormat.of().parseHex("0b".repeat(32));

    private final HmacKey key = new HmacKey(KEY);

    @Test
    void theTagIsHmacOfTypeZeroValue() throws Exception {
        Mac reference = Mac.getInstance("HmacSHA256");
        reference.init(new SecretKeySpec(KEY, "HmacSHA256"));

        byte[] expected = reference.doFinal("email\0ada@example.org".getBytes(UTF_8));

        assertThat(key.tag("email", "ada@example.org")).isEqualTo(expected);
        assertThat(new SubjectLogKey(key).of("email", "ada@example.org"))
                .isEqualTo(HexFormat.of().formatHex(expected));
    }

    @Test
    void manyThreadsGetTheSameTag() {
        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> HexFormat.of().formatHex(key.tag("t", "v")))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void twoPairsNeverShareATag() {
        assertThat(key.tag("ab", "c")).isNotEqualTo(key.tag("a", "bc"));
        assertThatThrownBy(() -> key.tag("a\0b", "c")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new HmacKey(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
