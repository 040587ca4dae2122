package dev.samtykke.personaldata.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.samtykke.identity.IdentifierType;
import dev.samtykke.rules.Violation;

class IdentifierNormalizerTest {

    private static final String FIELD = "subject.identifiers[0].value";

    private final IdentifierNormalizer normalizer = new IdentifierNormalizer(new IdentifierRules(
            "DK",
            Map.of("gmail.com", new IdentifierRules.MailboxSpelling(true, true)),
            IdentifierRules.PLACEHOLDERS,
            Set.of("example.com")));

    @Nested
    class AnEmailAddress {

        @ParameterizedTest
        @CsvSource({
            "Ada.Lovelace@Example.ORG, ada.lovelace@example.org",
            "'  ada@example.org ', ada@example.org",
            "ada+shop@example.org, ada+shop@example.org",
            "ａｄａ@example.org, ada@example.org",
            "ada@bücher.example, ada@xn--bcher-kva.example",
            "ADA@BÜCHER.example, ada@xn--bcher-kva.example",
            "ada@почта.рф, ada@xn--80a1acny.xn--p1ai"
        })
        void hasOneSpelling(String value, String expected) {
            assertThat(normalize(IdentifierType.EMAIL, value)).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Ada.Lovelace+shop@gmail.com", "adalovelace@GMAIL.com", "a.d.a.lovelace@gmail.com"})
        void losesWhatItsProviderIgnoresWhereSoConfigured(String value) {
            assertThat(normalize(IdentifierType.EMAIL, value)).isEqualTo("adalovelace@gmail.com");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ada",
                    "ada@",
                    "@example.org",
                    "ada@localhost",
                    "ada@[127.0.0.1]",
                    "ada lovelace@example.org",
                    "Ada <ada@example.org>",
                    "ada@@example.org",
                    "ada@example..org",
                    ".ada@example.org",
                    "ada(comment)@example.org"
                })
        void isRefusedWhenMailCouldNotReachIt(String value) {
            assertRefused(IdentifierType.EMAIL, value, InvalidEmail.RULE);
        }

        @Test
        void ofABlockedDomainIsRefusedInEverySpelling() {
            assertRefused(IdentifierType.EMAIL, "ada@example.com", BlockedIdentifier.RULE);
            assertRefused(IdentifierType.EMAIL, "ada@EXAMPLE.com", BlockedIdentifier.RULE);
            assertThat(new IdentifierNormalizer(IdentifierRules.DEFAULT)
                            .normalize(IdentifierType.EMAIL, "ada@example.com", FIELD))
                    .isEqualTo("ada@example.com");
        }

        @Test
        void thatLooksLikeAnotherIsRefused() {
            // The second letter is Cyrillic.
            assertRefused(IdentifierType.EMAIL, "p\u0430ul@example.org", MixedScripts.RULE);
            assertRefused(IdentifierType.EMAIL, "paul@ex\u0430mple.org", MixedScripts.RULE);
        }
    }

    @Nested
    class APhoneNumber {

        @ParameterizedTest
        @ValueSource(strings = {"+45 33 63 33 63", "33 63 33 63", "0045 33633363", "(33) 63-33-63", "+4533633363"})
        void hasOneSpelling(String value) {
            assertThat(normalize(IdentifierType.PHONE, value)).isEqualTo("+4533633363");
        }

        @ParameterizedTest
        @ValueSource(strings = {"12", "+45 1", "+999 12345678", "+4533633363 ext. 7", "+45336333631111", "ada"})
        void isRefusedWhenItIsNoCompleteNumberOfOneLine(String value) {
            assertRefused(IdentifierType.PHONE, value, InvalidPhone.RULE);
        }

        @Test
        void withoutACountryIsRefusedUnlessThereIsADefault() {
            IdentifierNormalizer international = new IdentifierNormalizer(IdentifierRules.DEFAULT);

            assertThatThrownBy(() -> international.normalize(IdentifierType.PHONE, "33633363", FIELD))
                    .isInstanceOf(InvalidPhone.class);
            assertThat(international.normalize(IdentifierType.PHONE, "+45 33633363", FIELD))
                    .isEqualTo("+4533633363");
        }
    }

    @Nested
    class AnyOtherIdentifier {

        @Test
        void keepsItsCase() {
            assertThat(normalize(IdentifierType.USER_ID, " Ada-1 ")).isEqualTo("Ada-1");
        }

        @Test
        void hasOneUnicodeForm() {
            assertThat(normalize(IdentifierType.USER_ID, "e\u0301"))
                    .isEqualTo(normalize(IdentifierType.USER_ID, "\u00e9"));
            assertThat(normalize(IdentifierType.LOYALTY_ID, "\uff11\uff12\uff13"))
                    .isEqualTo("123");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a\u0000b",
                    "a\nb",
                    "a\u200bb",
                    "a\u200db",
                    "a\u202eb",
                    "a\u2066b",
                    "\ufeffa",
                    "a\u00adb",
                    "a\u2028b",
                    "a\ue000b",
                    "a\u3164b",
                    "a\ufe0fb",
                    "a\u034fb",
                    "\ud83d",
                    "a\udb40\udc41",
                    "a\u2800b",
                    "a\u0378b"
                })
        void isRefusedWhenNotEveryCharacterShows(String value) {
            assertRefused(IdentifierType.EXTERNAL_ID, value, IllegalCharacter.RULE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0",
                    "-1",
                    "null",
                    "NULL",
                    "Undefined",
                    "anonymous",
                    "none",
                    "N/A",
                    "unknown",
                    "test",
                    " test ",
                    "00000000-0000-0000-0000-000000000000",
                    "0000000",
                    "0.0",
                    "ｎｕｌｌ"
                })
        void isRefusedWhenItIsAPlaceholder(String value) {
            for (IdentifierType type : IdentifierType.values()) {
                assertRefused(type, value, BlockedIdentifier.RULE);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"100", "0a", "test1", "nullable", "-10"})
        void isAcceptedWhenItOnlyContainsAPlaceholder(String value) {
            assertThat(normalize(IdentifierType.USER_ID, value)).isEqualTo(value);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\u00a0", "\u3000"})
        void isRefusedWhenNothingIsLeft(String value) {
            assertRefused(IdentifierType.USER_ID, value, EmptyIdentifier.RULE);
        }

        @Test
        void hasAtMost256CharactersBeforeAndAfterNormalising() {
            assertThat(normalize(IdentifierType.USER_ID, "😀".repeat(256))).hasSize(512);
            assertRefused(IdentifierType.USER_ID, "x".repeat(257), IdentifierTooLong.RULE);
            // One ligature that NFKC spells out as 18 characters.
            assertRefused(IdentifierType.USER_ID, "\ufdfa".repeat(15), IdentifierTooLong.RULE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"p\u0430ul", "Ηello", "аdmin", "user\u0561"})
        void isRefusedWhenItMixesScriptsThatPeopleDoNotMix(String value) {
            assertRefused(IdentifierType.USER_ID, value, MixedScripts.RULE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"павел-1", "Αθηνά", "東京タワーtokyo", "서울seoul", "عمر", "user-1_x:y/z", "Łukasz"})
        void isAcceptedInAnyOneScript(String value) {
            assertThat(normalize(IdentifierType.USER_ID, value)).isEqualTo(value);
        }
    }

    private String normalize(IdentifierType type, String value) {
        return normalizer.normalize(type, value, FIELD);
    }

    private void assertRefused(IdentifierType type, String value, String rule) {
        assertThatThrownBy(() -> normalize(type, value)).isInstanceOfSatisfying(IdentifierRefused.class, refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.violations()).containsExactly(new Violation(FIELD, rule));
            assertThat(refused.getCause()).isNull();
        });
    }
}
