package dev.samtykke.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class PersonalTextTest {

    @Test
    void neverShowsItsValue() {
        assertThat(PersonalText.of("anna@example.org")).hasToString("•••");
        assertThat(PersonalText.sealed("c1", c -> Optional.of("anna@example.org")))
                .hasToString("•••");
    }

    @Test
    void opensASealedValueOnlyWhenAsked() {
        AtomicInteger opened = new AtomicInteger();
        PersonalText sealed = PersonalText.sealed("c1", ciphertext -> {
            opened.incrementAndGet();
            return Optional.of("anna");
        });
        assertThat(sealed.ciphertext()).contains("c1");
        assertThat(opened).hasValue(0);
        assertThat(sealed.reveal()).contains("anna");
    }

    @Test
    void revealsNothingOnceTheKeyIsGone() {
        assertThat(PersonalText.sealed("c1", ciphertext -> Optional.empty()).reveal())
                .isEmpty();
        assertThat(PersonalText.erased().reveal()).isEmpty();
        assertThat(PersonalText.erased()).isEqualTo(PersonalText.erased()).hasToString("•••");
    }
}
