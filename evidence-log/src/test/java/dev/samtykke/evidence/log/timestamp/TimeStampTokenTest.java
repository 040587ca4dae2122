package dev.samtykke.evidence.log.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.cert.X509Certificate;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;

class TimeStampTokenTest {

    private static final byte[] DATA = Encodings.utf8("log.example/statements\n7\nroot\n");
    private static final TestAuthority AUTHORITY = TestAuthority.rsa();
    private static final byte[] TOKEN = AUTHORITY.token(DATA);

    @Test
    void tellsWhoSawTheDataAndWhen() {
        TimeStampToken token = TimeStampToken.parse(TOKEN);
        assertThat(token.time()).isEqualTo(TestAuthority.TIME);
        assertThat(token.authority()).isEqualTo("CN=Test Time Stamps");
        assertThat(token.bytes()).isEqualTo(TOKEN);
        assertThatCode(() -> token.verify(DATA, List.of(AUTHORITY.root()))).doesNotThrowAnyException();
        assertThatCode(() -> token.verify(DATA, List.of())).doesNotThrowAnyException();
    }

    @Test
    void mayBeSignedWithAnEllipticCurve() {
        TestAuthority authority = TestAuthority.elliptic();
        TimeStampToken token = TimeStampToken.parse(authority.token(DATA));
        assertThatCode(() -> token.verify(DATA, List.of(authority.root()))).doesNotThrowAnyException();
    }

    @Test
    void isOfNothingElse() {
        assertRefused(TOKEN, Encodings.utf8("something else"), List.of());
    }

    @Test
    void ofAnAuthorityThatIsNotTrustedIsRefused() {
        assertRefused(TOKEN, DATA, List.of(TestAuthority.rsa().root()));
    }

    /** Against the root that is trusted every bit of a token counts. */
    @Test
    void withAnySingleBitFlippedIsRefused() {
        List<X509Certificate> trusted = List.of(AUTHORITY.root());
        for (int bit = 0; bit < 8 * TOKEN.length; bit++) {
            byte[] flipped = TOKEN.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(holds(flipped, trusted)).as("bit " + bit).isFalse();
        }
    }

    @Test
    void cutShortOrLengthenedIsRefused() {
        for (int length = 0; length < TOKEN.length; length++) {
            assertThat(holds(java.util.Arrays.copyOf(TOKEN, length), List.of())).isFalse();
        }
        assertThat(holds(java.util.Arrays.copyOf(TOKEN, TOKEN.length + 1), List.of()))
                .isFalse();
    }

    @Property(tries = 2_000)
    void noBytesMakeTheParserFailInAnotherWay(@ForAll @Size(max = 200) byte[] bytes) {
        assertThat(holds(bytes, List.of())).isFalse();
    }

    private static void assertRefused(byte[] token, byte[] data, List<X509Certificate> anchors) {
        TimeStampToken parsed = TimeStampToken.parse(token);
        assertThatExceptionOfType(UnprovenException.class).isThrownBy(() -> parsed.verify(data, anchors));
    }

    private static boolean holds(byte[] token, List<X509Certificate> anchors) {
        try {
            TimeStampToken.parse(token).verify(DATA, anchors);
            return true;
        } catch (MalformedDataException | UnprovenException e) {
            return false;
        }
    }
}
