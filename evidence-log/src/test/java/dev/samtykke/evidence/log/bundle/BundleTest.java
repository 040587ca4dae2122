package dev.samtykke.evidence.log.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.Leaves;
import dev.samtykke.evidence.log.TestLogs;
import dev.samtykke.evidence.log.claim.Claim;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.note.Cosigner;
import dev.samtykke.evidence.log.note.VerifierKey;

class BundleTest {

    private static final CustomerCase CASE = new CustomerCase();

    @Test
    void everyClaimOfATrueBundleHoldsAndSaysWhatWasProven() {
        Claims claims = CustomerCase.verify(CASE.bundle().canonical(), CustomerCase.trust());

        String three = Leaves.subject(3).hex().substring(0, 16);
        int events = CASE.view().history(Leaves.subject(3)).size();
        int answered = CASE.olderView().history(Leaves.subject(3)).size();
        assertThat(claims.list()).allMatch(Claim::holds);
        assertThat(claims.hold()).isTrue();
        assertThat(claims.list().stream().map(Claim::line))
                .contains(
                        "ok    statement signature: log.example/customers/statements at size 2, signed by"
                                + " log.example/customers/statements, witness.example/w1",
                        "ok    witnesses: cosigned by witness.example/w1 at 2026-02-01T10:00:00Z",
                        "ok    time stamp: the first 400 events of the log were there at 2026-03-04T05:06:07Z, says"
                                + " CN=Test Time Stamps",
                        "ok    subject " + three + " completeness: the map lists exactly these " + events + " events",
                        "ok    subject " + three + " payloads: " + events + " of " + events
                                + " payloads are shown and are those committed to",
                        "ok    subject " + three + " answer: of the first 400 events of the log, " + answered
                                + " are of this subject",
                        "ok    notices: 1 notices are those that the payloads cite");
    }

    @Test
    void aBundleIsReadAsItWasWritten() {
        byte[] bytes = CASE.bundle().canonical();
        assertThat(EvidenceBundle.parse(bytes).canonical()).isEqualTo(bytes);
    }

    @Test
    void aSubjectWithoutEventsIsProvenToHaveNone() {
        EvidenceBundle bundle = new BundleWriter(CASE.view(), CustomerCase.keys())
                .subject(Leaves.subject(999), CASE::opening)
                .build();
        Claims claims = new Claims();
        new BundleVerifier(Trust.of(CustomerCase.keys()), claims).verify(bundle.canonical(), List.of());
        assertThat(claims.hold()).isTrue();
        assertThat(claims.list()).anyMatch(claim -> claim.detail().equals("the map has no event of this subject"));
    }

    @Test
    void anErasedCustomersEventsAreStillProvenComplete() {
        EvidenceBundle bundle = new BundleWriter(CASE.view(), CustomerCase.keys())
                .subject(Leaves.subject(3), leaf -> Optional.empty())
                .build();
        Claims claims = new Claims();
        new BundleVerifier(Trust.of(CustomerCase.keys()), claims).verify(bundle.canonical(), List.of());
        assertThat(claims.hold()).isTrue();
        assertThat(claims.list()).anyMatch(claim -> claim.detail().startsWith("0 of "));
    }

    @Test
    void theKeysInTheFileAreNotEnoughForSomeoneWhoTrustsOthers() {
        VerifierKey other =
                CustomerCase.strangersKey("log.example/customers/statements").verifierKey();
        Claims claims = CustomerCase.verify(CASE.bundle().canonical(), Trust.of(List.of(other)));
        assertFails(claims, "statement signature");
        assertFails(claims, "events signature");
    }

    @Test
    void aWitnessWhoIsTrustedMustHaveCosigned() {
        VerifierKey absent = Cosigner.generateKey("witness.example/w2").verifierKey();
        List<VerifierKey> keys = List.of(TestLogs.KEYS.get(0), TestLogs.KEYS.get(1), absent);
        Claims claims = CustomerCase.verify(CASE.bundle().canonical(), Trust.of(keys));
        assertThat(claims.list().stream().filter(claim -> !claim.holds()).map(Claim::name))
                .containsExactly("witnesses");
    }

    @Test
    void aBundleAboutSomebodyElseIsNotTheAnswer() {
        EvidenceBundle bundle = new BundleWriter(CASE.view(), CustomerCase.keys())
                .subject(Leaves.subject(5), CASE::opening)
                .build();
        assertFails(CustomerCase.verify(bundle.canonical(), Trust.of(CustomerCase.keys())), "subjects");
    }

    @Test
    void theWriterShowsNoPayloadThatTheEventDidNotCommitTo() {
        BundleWriter writer = new BundleWriter(CASE.view(), CustomerCase.keys());
        Opening wrong = CASE.opening(CASE.view().leaf(0)).orElseThrow();
        assertThatExceptionOfType(UnprovenException.class)
                .isThrownBy(() -> writer.subject(Leaves.subject(3), leaf -> Optional.of(wrong)))
                .withMessageContaining("is not the one committed to");
    }

    @Test
    void theWriterTakesNoNoticeThatNoPayloadCites() {
        BundleWriter writer = new BundleWriter(CASE.view(), CustomerCase.keys())
                .subject(Leaves.subject(3), leaf -> Optional.empty())
                .notice(CustomerCase.NOTICE);
        assertThatExceptionOfType(UnprovenException.class).isThrownBy(writer::build);
    }

    @Test
    void anUnsortedOrSpacedSpellingOfABundleIsRefused() {
        String text = Encodings.utf8(CASE.bundle().canonical());
        assertFails(CustomerCase.verify(Encodings.utf8(text + "\n"), new Trust(List.of(), 0)), "format");
        assertFails(
                CustomerCase.verify(Encodings.utf8(text.replaceFirst(",", ", ")), new Trust(List.of(), 0)), "format");
    }

    static void assertFails(Claims claims, String name) {
        assertThat(claims.hold()).isFalse();
        assertThat(claims.list()).anyMatch(claim -> claim.name().equals(name) && !claim.holds());
    }
}
