package dev.samtykke.purpose.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.samtykke.messages.Recorded;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.DefinePurpose;
import dev.samtykke.purpose.IncompleteBasis;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeEvent;
import dev.samtykke.purpose.PurposeIsRetired;
import dev.samtykke.purpose.PurposeRetired;
import dev.samtykke.purpose.PurposeRevised;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.RetirePurpose;
import dev.samtykke.purpose.UnknownPurpose;

class PurposeDecisionsTest {

    private PurposeState state = PurposeState.undefined("newsletter");

    @Nested
    class DefinesAPurpose {

        @Test
        void theFirstDefinitionIsVersionOne() {
            assertThat(define(consent("News"), true)).contains(new PurposeDefined("newsletter", 1, consent("News")));
        }

        @Test
        void otherTermsAreARevision() {
            given(new PurposeDefined("newsletter", 1, consent("News")));
            assertThat(define(consent("More news"), false))
                    .contains(new PurposeRevised("newsletter", 2, consent("More news"), false));
        }

        @Test
        void theSameTermsChangeNothing() {
            given(new PurposeDefined("newsletter", 1, consent("News")));
            assertThat(define(consent("News"), true)).isEmpty();
        }

        @Test
        void cannotReviseARetiredPurpose() {
            given(new PurposeDefined("newsletter", 1, consent("News")));
            given(new PurposeRetired("newsletter", null));
            assertThatExceptionOfType(PurposeIsRetired.class).isThrownBy(() -> define(consent("More"), true));
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONSENT")
        void cannotLeaveOutWhatItsBasisMustState(LawfulBasis basis) {
            assertThatExceptionOfType(IncompleteBasis.class)
                    .isThrownBy(() -> define(terms("News", basis, BasisTerms.NONE), true))
                    .satisfies(refused -> assertThat(refused.violations())
                            .isNotEmpty()
                            .allSatisfy(v -> assertThat(v.field()).startsWith("basis.")));
        }
    }

    @Nested
    class RetiresAPurpose {

        @Test
        void endsIt() {
            given(new PurposeDefined("newsletter", 1, consent("News")));
            assertThat(retire()).contains(new PurposeRetired("newsletter", "no longer sent"));
        }

        @Test
        void endsItOnce() {
            given(new PurposeDefined("newsletter", 1, consent("News")));
            given(new PurposeRetired("newsletter", null));
            assertThat(retire()).isEmpty();
        }

        @Test
        void cannotEndWhatWasNeverDefined() {
            assertThatExceptionOfType(UnknownPurpose.class).isThrownBy(() -> retire());
        }

        private Optional<PurposeEvent> retire() {
            return PurposeDecisions.decide(state, new RetirePurpose("newsletter", "no longer sent"));
        }
    }

    private Optional<PurposeEvent> define(PurposeTerms terms, boolean material) {
        return PurposeDecisions.decide(state, new DefinePurpose("newsletter", terms, material));
    }

    private void given(PurposeEvent event) {
        state = state.evolve(new Recorded<>(event, "e", 0, Instant.EPOCH));
    }

    private static PurposeTerms consent(String title) {
        return terms(title, LawfulBasis.CONSENT, BasisTerms.NONE);
    }

    private static PurposeTerms terms(String title, LawfulBasis basis, BasisTerms basisTerms) {
        return new PurposeTerms(
                title,
                "What it is for",
                basis,
                basisTerms,
                List.of("contact"),
                Period.ofYears(1),
                null,
                false,
                false,
                false,
                false);
    }
}
