package dev.samtykke.personaldata.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
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
