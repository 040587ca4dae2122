package dev.samtykke.personaldata.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

import dev.samtykke.identity.IdentifierType;

class IdentifierProperties {

    private static final String FIELD = "field";

    private final IdentifierNormalizer normalizer = new IdentifierNormalizer(IdentifierRules.DEFAULT);

    @Property
    void anyTextIsEitherNormalisedForGoodOrRefusedByRule(@ForAll IdentifierType type, @ForAll String text) {
        String once;
        try {
            once = normalizer.normalize(type, text, FIELD);
        } catch (IdentifierRefused refused) {
            assertThat(refused.rule()).matches("[a-z-]+");
            return;
        }
        assertThat(normalizer.normalize(type, once, FIELD)).isEqualTo(once);
    }

    @Property
    void anAddressIsTheSameHoweverItIsWritten(@ForAll("addresses") String address) {
        assertThat(normalizer.normalize(IdentifierType.EMAIL, " " + address.toUpperCase(Locale.ROOT), FIELD))
                .isEqualTo(normalizer.normalize(IdentifierType.EMAIL, address, FIELD));
    }

    @Property(tries = 300)
    void aNumberIsTheSameHoweverItIsGrouped(@ForAll @NumericChars @StringLength(4) String digits) {
        String plain = "+453363" + digits;

        assertThat(normalizer.normalize(IdentifierType.PHONE, "+45 33 63-" + digits.replaceAll("..", "$0 "), FIELD))
                .isEqualTo(plain);
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(local -> local + "@mail.example");
    }
}
