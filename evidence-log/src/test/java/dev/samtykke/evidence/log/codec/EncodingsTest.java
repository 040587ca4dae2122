package dev.samtykke.evidence.log.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"A", "AA", "AA=", "AAA", "AB==", "AA==\n", " AA==", "AA==AA==", "A-_A", "AA==="})
    void base64HasOneSpelling(String text) {
        assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Encodings.base64(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0A", "0g", "0x00", " 00", "\uff10\uff10"})
    void hexHasOneSpelling(String text) {
        assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Encodings.hex(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "01", "-1", "+1", " 1", "1 ", "1e1", "\u0661", "9223372036854775808"})
    void aDecimalHasOneSpelling(String text) {
        assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Encodings.decimal(text));
    }

    @Test
    void valuesAreReadAsTheyWereWritten() {
        assertThat(Encodings.base64(Encodings.base64(new byte[] {0, -1}))).containsExactly(0, -1);
        assertThat(Encodings.hex(Encodings.hex(new byte[] {0, -1}))).containsExactly(0, -1);
        assertThat(Encodings.decimal("0")).isZero();
        assertThat(Encodings.decimal("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(Encodings.utf8(Encodings.utf8("\u00e6\ud83d\ude00"))).isEqualTo("\u00e6\ud83d\ude00");
    }
}
