package dev.samtykke.evidence.log.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.Leaves;
import dev.samtykke.evidence.log.TestLogs;
import dev.samtykke.evidence.log.claim.Claim;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.note.VerifierKey;

class ReceiptTest {

    private static final CustomerCase CASE = new CustomerCase();
    private static final Receipt RECEIPT = CASE.receipt(17);
    private static final byte[] BYTES = RECEIPT.canonical();

    @Test
    void aReceiptProvesItsEvent() {
        Claims claims = verify(
                BYTES, TestLogs.KEYS.subList(0, 1), List.of(RECEIPT.leaf().subject()));
        assertThat(claims.list()).allMatch(Claim::holds).hasSize(5);
        assertThat(Receipt.parse(BYTES).canonical()).isEqualTo(BYTES);
    }

    @Test
    void aReceiptOfSomebodyElseIsNotTheAnswer() {
        Claims claims = verify(BYTES, TestLogs.KEYS, List.of(Leaves.subject(999)));
        BundleTest.assertFails(claims, "subject");
    }

    @Test
    void anotherLogsReceiptIsNotTrusted() {
        Claims claims = verify(
                BYTES,
                List.of(CustomerCase.strangersKey("log.example/customers/events")
                        .verifierKey()),
                List.of());
        BundleTest.assertFails(claims, "events signature");
    }

    @Test
    void noSingleBitCanBeChanged() {
        for (int bit = 0; bit < 8 * BYTES.length; bit += 7) {
            byte[] mutated = BYTES.clone();
            mutated[bit / 8] ^= (byte) (1 << bit % 8);
            Claims claims = verify(mutated, List.of(), List.of());
            assertThat(claims.firstFailure()).as("bit " + bit).isPresent();
        }
    }

    @Test
    void noPartOfAnotherReceiptFits() {
        Json one = Json.parse(BYTES, Receipt.MAX_BYTES);
        Json other = Json.parse(CASE.receipt(18).canonical(), Receipt.MAX_BYTES);
        for (String member : List.of("leaf", "payload", "salt", "proof")) {
            byte[] mutated =
                    JsonEdits.set(one, JsonEdits.at(other, member), member).canonical();
            assertThat(verify(mutated, TestLogs.KEYS, List.of()).firstFailure())
                    .as(member)
                    .isPresent();
        }
    }

    @Test
    void noReceiptIsWrittenForAPayloadThatTheEventDidNotCommitTo() {
        Opening wrong = CASE.opening(CASE.view().leaf(18)).orElseThrow();
        assertThatExceptionOfType(UnprovenException.class)
                .isThrownBy(() -> Receipt.of(CASE.view(), 17, wrong, TestLogs.KEYS));
    }

    private static Claims verify(byte[] bytes, List<VerifierKey> keys, List<Hash> subjects) {
        Claims claims = new Claims();
        new ReceiptVerifier(Trust.of(keys), claims).verify(bytes, subjects);
        return claims;
    }
}
