package dev.samtykke.personaldata.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.samtykke.personaldata.keys.InMemoryKeyRecords;
import dev.samtykke.personaldata.keys.SubjectKeyDestroyed;
import dev.samtykke.personaldata.keys.SubjectKeys;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.PersonalText;

class PayloadSealerTest {

    private static final String TYPE = "addresses-added";
    private static final List<String> SECRETS = List.of(
            "ada@example.org",
            "Ada Lovelace",
            "St James's Square 12",
            "Ockham Park",
            "Countess",
            "analytical",
            "whist");

    private final SubjectKeys keys = new SubjectKeys(new InMemoryKeyRecords(), masterKey());
    private final PayloadSealer sealer = new PayloadSealer(keys, new SecureRandom());

    @Test
    void aRecordComesBackEqualAndWithoutItsNullComponents() {
        byte[] stored = sealer.sealEvent(TYPE, event("ada"));

        AddressesAdded read = sealer.read(TYPE, AddressesAdded.class, stored);

        assertThat(read).isEqualTo(event("ada"));
        assertThat(new String(stored, UTF_8)).doesNotContain("phone");
    }

    @Test
    void noPersonalValueIsInTheStoredBytesNorInWhatIsPrinted() {
        byte[] stored = sealer.sealEvent(TYPE, event("ada"));

        assertThat(new String(stored, UTF_8)).doesNotContain(SECRETS);
        assertThat(sealer.read(TYPE, AddressesAdded.class, stored).toString()).doesNotContain(SECRETS);
        assertThat(sealer.open(TYPE, stored).toString()).doesNotContain(SECRETS);
        assertThat(event("ada").toString()).doesNotContain(SECRETS);
    }

    @Test
    void anEventLoadsAfterItsKeysAreGoneAndShowsErased() {
        byte[] stored = sealer.sealEvent(TYPE, event("ada"));
        keys.destroy("ada");

        AddressesAdded read = sealer.read(TYPE, AddressesAdded.class, stored);
        OpenedPayload opened = sealer.open(TYPE, stored);

        assertThat(read.email().reveal()).isEmpty();
        assertThat(read.addresses().get(1).street().reveal()).isEmpty();
        assertThat(read.count()).isEqualTo(2);
        assertThat(opened.salt()).isEmpty();
        assertThat(opened.payload().get("email").asText()).isEqualTo("erased");
        assertThat(opened.payload().at("/addresses/1/street").asText()).isEqualTo("erased");
        assertThat(opened.payload().get("count").asInt()).isEqualTo(2);
    }

    @Test
    void destroyingOneRetentionClassLeavesTheOthersReadable() {
        byte[] stored = sealer.sealEvent(TYPE, event("ada"));
        keys.destroy("ada", "profile");

        AddressesAdded read = sealer.read(TYPE, AddressesAdded.class, stored);

        assertThat(read.email().reveal()).isEmpty();
        assertThat(read.invoiceName().reveal()).contains("Ada Lovelace");
    }

    @Test
    void theOpenedCommitmentIsTheHashOfSaltAndCanonicalPayload() {
        OpenedPayload opened = sealer.open(TYPE, sealer.sealEvent(TYPE, event("ada")));

        assertThat(opened.payload()).isEqualTo(sealer.clear(event("ada")));
        assertThat(Commitment.of(opened.salt().orElseThrow(), opened.payload())).isEqualTo(opened.commitment());
        opened.payload().put("count", 3);
        assertThat(Commitment.of(opened.salt().orElseThrow(), opened.payload())).isNotEqualTo(opened.commitment());
    }

    @Test
    void twoEqualEventsHaveDifferentCommitments() {
        assertThat(sealer.open(TYPE, sealer.sealEvent(TYPE, event("ada"))).commitment())
                .isNotEqualTo(
                        sealer.open(TYPE, sealer.sealEvent(TYPE, event("ada"))).commitment());
    }

    @Test
    void aSealedValueCanBeCopiedIntoAnotherEventUntilItIsErased() {
        AddressesAdded read = sealer.read(TYPE, AddressesAdded.class, sealer.sealEvent(TYPE, event("ada")));
        EmailSeen copy = new EmailSeen("ada", read.email());

        byte[] stored = sealer.sealEvent("email-seen", copy);

        assertThat(sealer.read("email-seen", EmailSeen.class, stored).email().reveal())
                .contains("ada@example.org");
        keys.destroy("ada", "profile");
        assertThatThrownBy(() -> sealer.sealEvent("email-seen", copy)).isInstanceOf(ErasedValueNotSealable.class);
    }

    @Test
    void nothingIsSealedUnderADestroyedKey() {
        keys.destroy("ada");

        assertThatThrownBy(() -> sealer.sealEvent(TYPE, event("ada"))).isInstanceOf(SubjectKeyDestroyed.class);
    }

    @Test
    void anEventAboutNobodyHasItsSaltInClear() {
        byte[] stored = sealer.sealEvent("purpose-defined", new PurposeDefined("newsletter"));

        assertThat(new String(stored, UTF_8)).contains("\"salt\":").contains("newsletter");
        assertThat(sealer.open("purpose-defined", stored).salt()).isPresent();
    }

    @Test
    void theCommitmentIsReadFromTheStoredBytesWithoutAnyKey() {
        byte[] stored = sealer.sealEvent(TYPE, event("ada"));
        String commitment = sealer.open(TYPE, stored).commitment();
        keys.destroy("ada");

        assertThat(Commitment.in(stored)).contains(commitment);
        assertThat(Commitment.in(sealer.sealState("seen", new PurposeDefined("x"))))
                .isEmpty();
        assertThatThrownBy(() -> Commitment.in("[1]".getBytes(UTF_8))).isInstanceOf(SealedPayloadUnreadable.class);
        assertThatThrownBy(() -> Commitment.in("{\"c\"".getBytes(UTF_8))).isInstanceOf(SealedPayloadUnreadable.class);
    }

    @Test
    void whatWasErasedStaysErasedInStateAndTheRestIsSealedAnew() {
        AddressesAdded before = sealer.read(TYPE, AddressesAdded.class, sealer.sealState(TYPE, event("ada")));
        keys.destroy("ada", "tax");

        byte[] stored = sealer.sealState(TYPE, before);

        AddressesAdded after = sealer.read(TYPE, AddressesAdded.class, stored);
        assertThat(new String(stored, UTF_8)).doesNotContain(SECRETS);
        assertThat(after.invoiceName().reveal()).isEmpty();
        assertThat(after.email().reveal()).contains("ada@example.org");
    }

    @Test
    void stateWithoutPersonalValuesNeedsNoKeyOfItsSubject() {
        keys.destroy("ada");

        byte[] stored = sealer.sealState("standing", new Standing("ada", true));

        assertThat(sealer.read("standing", Standing.class, stored)).isEqualTo(new Standing("ada", true));
    }

    @Test
    void anEventWithoutItsDataSubjectIsRefused() {
        assertThatThrownBy(() -> sealer.sealEvent("standing", new Standing(null, true)))
                .isInstanceOf(PayloadRefused.class)
                .hasMessageContaining("data subject");
    }

    @Test
    void aMissingNumberOrTruthValueIsAnErrorAndNotZeroOrFalse() {
        byte[] stored = "{\"d\":{\"customerId\":\"ada\"}}".getBytes(UTF_8);

        assertThatThrownBy(() -> sealer.read("standing", Standing.class, stored))
                .isInstanceOf(SealedPayloadUnreadable.class);
    }

    @Test
    void whatANewerWriterAddedIsIgnored() {
        byte[] stored = "{\"d\":{\"customerId\":\"ada\",\"live\":true,\"later\":{\"~\":\"x\"}}}".getBytes(UTF_8);

        assertThat(sealer.read("standing", Standing.class, stored)).isEqualTo(new Standing("ada", true));
    }

    @Test
    void brokenBytesAreRefusedByName() {
        for (String broken : List.of("", "{", "[]", "1", "{}", "{\"d\":1}", "{\"d\":{}} x")) {
            assertThatThrownBy(() -> sealer.read("standing", Standing.class, broken.getBytes(UTF_8)), broken)
                    .isInstanceOf(SealedPayloadUnreadable.class)
                    .hasMessageContaining("standing");
        }
    }

    @Test
    void aPayloadThatNotEveryLanguageReadsAlikeIsRefusedBeforeItIsStored() {
        for (Record message : List.of(new Measured(0.5), new Counted(1L << 53), new Labelled(Map.of("~", "x")))) {
            assertThatThrownBy(() -> sealer.sealEvent("x", message)).isInstanceOf(PayloadRefused.class);
        }
    }

    @Test
    void manyThreadsSealAndOpenForTheSamePeople() {
        assertThat(IntStream.range(0, 400).parallel().mapToObj(i -> {
                    String customerId = "customer-" + i % 7;
                    byte[] stored = sealer.sealEvent(TYPE, event(customerId));
                    return sealer.read(TYPE, AddressesAdded.class, stored).equals(event(customerId))
                            && sealer.open(TYPE, stored).salt().isPresent();
                }))
                .hasSize(400)
                .containsOnly(true);
    }

    record Standing(@DataSubject @Nullable String customerId, boolean live) {}

    record Measured(double value) {}

    record Counted(long value) {}

    record Labelled(Map<String, String> labels) {}

    record EmailSeen(@DataSubject String customerId, PersonalText email) {}

    record PurposeDefined(String purpose) {}

    static AddressesAdded event(String customerId) {
        return new AddressesAdded(
                customerId,
                PersonalText.of("ada@example.org"),
                null,
                PersonalText.of("Ada Lovelace"),
                List.of(
                        new AddressesAdded.Address("home", PersonalText.of("St James's Square 12")),
                        new AddressesAdded.Address("country", PersonalText.of("Ockham Park"))),
                List.of(PersonalText.of("Countess")),
                Map.of("mind/a~b", PersonalText.of("analytical"), "game", PersonalText.of("whist")),
                2,
                true,
                Instant.parse("2026-01-02T03:04:05.678Z"));
    }

    static AesGcmJce masterKey() {
        try {
            return new AesGcmJce(Random.randBytes(32));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
