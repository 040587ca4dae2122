package dev.samtykke.personaldata.identifiers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;

import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.IdentifierType;
import dev.samtykke.personaldata.secrets.HmacKey;
import dev.samtykke.rules.Violation;

class IdentifierKeysTest {

    private static final byte[] KEY = new byte[HmacKey.BYTES];

    private final IdentifierKeys keys =
            new IdentifierKeys(new HmacKey(KEY), new IdentifierNormalizer(IdentifierRules.DEFAULT));

    @Test
    void theKeyIsTheHmacOfTypeAndNormalisedValue() throws Exception {
        Mac reference = Mac.getInstance("HmacSHA256");
        reference.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String expected = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(reference.doFinal("email\0ada@example.org".getBytes(UTF_8)));

        Identifier identifier = keys.identify("email", " Ada@Example.org", "identifier");

        assertThat(identifier.key()).isEqualTo(expected).hasSize(43);
        assertThat(identifier.type()).isEqualTo(IdentifierType.EMAIL);
        assertThat(identifier.value().reveal()).contains("ada@example.org");
    }

    @Test
    void theSameValueOfAnotherTypeOrUnderAnotherKeyHasAnotherKey() {
        byte[] other = KEY.clone();
        other[31] = 1;
        IdentifierKeys elsewhere =
                new IdentifierKeys(new HmacKey(other), new IdentifierNormalizer(IdentifierRules.DEFAULT));

        assertThat(keys.identify("user_id", "ada", "i").key())
                .isNotEqualTo(keys.identify("external_id", "ada", "i").key())
                .isNotEqualTo(elsewhere.identify("user_id", "ada", "i").key());
    }

    @Test
    void anUnknownTypeIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> keys.identify("ada@example.org", "x", "subject.identifiers[2]"))
                .isInstanceOfSatisfying(
                        UnknownIdentifierType.class,
                        refused -> assertThat(refused.violations())
                                .containsExactly(
                                        new Violation("subject.identifiers[2].type", UnknownIdentifierType.RULE)))
                .message()
                .doesNotContain("ada");
    }

    @Test
    void aBadValueIsRefusedAtItsField() {
        assertThatThrownBy(() -> keys.identify("email", "ada(at)example.org", "identifier"))
                .isInstanceOfSatisfying(
                        InvalidEmail.class,
                        refused -> assertThat(refused.violations())
                                .containsExactly(new Violation("identifier.value", InvalidEmail.RULE)))
                .message()
                .doesNotContain("ada");
    }

    @Test
    void printingAnIdentifierDoesNotShowItsValue() {
        assertThat(keys.identify("email", "ada@example.org", "i").toString()).doesNotContain("ada@example.org");
    }
}
