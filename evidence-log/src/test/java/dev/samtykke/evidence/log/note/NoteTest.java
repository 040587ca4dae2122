package dev.samtykke.evidence.log.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.samtykke.evidence.log.codec.MalformedDataException;

class NoteTest {

    /** The example of the C2SP signed-note specification. */
    private static final String PUBLISHED_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String PUBLISHED_NOTE = """
            This is an example message.

            \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    private final SigningKey key = SigningKey.generate("log.example/a");
    private final Note signed = Note.sign("text\n", List.of(key));

    @Test
    void thePublishedExampleVerifies() {
        VerifierKey published = VerifierKey.parse(PUBLISHED_KEY);
        assertThat(published.toString()).isEqualTo(PUBLISHED_KEY);
        assertThat(Note.parse(PUBLISHED_NOTE).verify(List.of(published))).containsExactly(published);
        assertThat(Note.parse(PUBLISHED_NOTE).format()).isEqualTo(PUBLISHED_NOTE);
    }

    @Test
    void thePublishedExampleWithAnotherTextDoesNot() {
        Note altered = Note.parse(PUBLISHED_NOTE.replace("an example", "another"));
        assertThatExceptionOfType(InvalidSignatureException.class)
                .isThrownBy(() -> altered.verify(List.of(VerifierKey.parse(PUBLISHED_KEY))))
                .withMessageContaining("does not verify");
    }

    @Test
    void ed25519IsThatOfRfc8032() {
        byte[] seed = HexFormat.of().parseHex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
        byte[] message = HexFormat.of().parseHex("af82");
        byte[] publicKey = HexFormat.of().parseHex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
        byte[] signature = Ed25519.sign(seed, message);
        assertThat(HexFormat.of().formatHex(signature))
                .isEqualTo("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
        assertThat(Ed25519.verifies(publicKey, message, signature)).isTrue();
    }

    @Test
    void sixteenSignaturesAndMoreAreAccepted() {
        List<SigningKey> keys = new ArrayList<>();
        for (int i = 0; i < Note.MAX_SIGNATURES; i++) {
            keys.add(SigningKey.generate("log.example/" + i));
        }
        Note many = Note.parse(Note.sign("text\n", keys).format());
        assertThat(many.signatures()).hasSize(Note.MAX_SIGNATURES);
        assertThat(many.verify(List.of(keys.get(63).verifierKey()))).hasSize(1);
        keys.add(key);
        String tooMany = Note.sign("text\n", keys).format();
        assertMalformed(tooMany);
    }

    @Test
    void signaturesOfUnknownKeysAreIgnoredButAreNotEnough() {
        SigningKey sameName = SigningKey.generate("log.example/a");
        Note both = signed.with(List.of(sameName.sign("text\n")));
        assertThat(both.verify(List.of(key.verifierKey()))).containsExactly(key.verifierKey());
        assertThatExceptionOfType(InvalidSignatureException.class)
                .isThrownBy(() -> signed.verify(List.of(sameName.verifierKey())))
                .withMessage("no signature by a known key");
    }

    @Test
    void aWrongSignatureOfAKnownKeyMakesTheNoteWorthless() {
        SigningKey other = SigningKey.generate("log.example/b");
        Note wrong = signed.with(List.of(other.sign("other text\n")));
        assertThatExceptionOfType(InvalidSignatureException.class)
                .isThrownBy(() -> wrong.verify(List.of(key.verifierKey(), other.verifierKey())));
    }

    @Test
    void aNewSignatureTakesThePlaceOfTheSameKeysOldOne() {
        Note again = signed.with(List.of(key.sign("other text\n")));
        assertThat(again.signatures()).containsExactly(key.sign("other text\n"));
    }

    @Test
    void theTextMayHaveEmptyLines() {
        Note note = Note.sign("one\n\ntwo\n", List.of(key));
        assertThat(Note.parse(note.format()).text()).isEqualTo("one\n\ntwo\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\t", "\r", "\u001f", "\u000b"})
    void controlCharactersAreRefused(String character) {
        String note = signed.format();
        assertMalformed(character + note);
        assertMalformed(note.replace("text", "te" + character + "xt"));
        assertMalformed(note + character);
        assertMalformed(note.replace("log.example", "log" + character + "example"));
    }

    @Test
    void whatIsNotANoteIsRefused() {
        String note = signed.format();
        assertMalformed("");
        assertMalformed("\n\n");
        assertMalformed("text\n");
        assertMalformed("text\n\n");
        assertMalformed(note.substring(0, note.length() - 1));
        assertMalformed(note + "\n");
        assertMalformed(note + "x\n");
        assertMalformed(note.replace("\u2014", "-"));
        assertMalformed(note.replace("\u2014 ", "\u2014"));
        assertMalformed(note.replace("log.example/a ", "log.example/a+b "));
        assertMalformed(note.replace("log.example/a ", "log.example\u00a0a "));
        assertMalformed(note.replace("log.example/a ", " "));
        assertMalformed(note.replace("log.example/a ", "log.example/a =="));
        assertMalformed("x".repeat(Note.MAX_BYTES) + note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fox+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0=",
                "example.com/foo+530d903a+",
                "example.com foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
            })
    void whatIsNotAVerifierKeyIsRefused(String text) {
        assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> VerifierKey.parse(text));
    }

    @Test
    void aSigningKeyIsReadAsItWasWrittenAndOnlyWithItsOwnPublicHalf() {
        assertThat(SigningKey.parse(key.toText()).sign("text\n")).isEqualTo(key.sign("text\n"));
        assertThat(key.toText()).startsWith("PRIVATE+KEY+log.example/a+");
        assertThat(key.toString()).doesNotContain("PRIVATE");
        String[] other = SigningKey.generate("log.example/a").toText().split("\n", -1);
        String[] mine = key.toText().split("\n", -1);
        for (String text : List.of(
                mine[0] + "\n" + other[1] + "\n",
                other[0].replace(other[0].split("\\+", -1)[3], mine[0].split("\\+", -1)[3]) + "\n" + mine[1] + "\n",
                mine[0] + "\n",
                key.toText() + "\n",
                "")) {
            assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> SigningKey.parse(text));
        }
    }

    private static void assertMalformed(String note) {
        assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Note.parse(note));
    }
}
