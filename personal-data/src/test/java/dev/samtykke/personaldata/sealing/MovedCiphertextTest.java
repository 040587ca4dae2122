package dev.samtykke.personaldata.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import org.junit.jupiter.api.Test;

import dev.samtykke.personaldata.keys.InMemoryKeyRecords;
import dev.samtykke.personaldata.keys.SubjectKeyMissing;
import dev.samtykke.personaldata.keys.SubjectKeys;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.KeptFor;
import dev.samtykke.privacy.PersonalText;

/** Whoever can write to the store, but has no keys, cannot make one stored value pass for another. */
class MovedCiphertextTest {

    private static final String TYPE = "names-changed";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SubjectKeys keys = new SubjectKeys(new InMemoryKeyRecords(), masterKey());
    private final PayloadSealer sealer = new PayloadSealer(keys, new SecureRandom());

    @Test
    void fromOneFieldToAnother() {
        assertUnreadable(
                moved(stored("ada"), "/first", stored -> stored.at("/d/last/~").asText()));
    }

    @Test
    void fromOneElementOfAListToAnother() {
        assertUnreadable(moved(
                stored("ada"), "/others/0", stored -> stored.at("/d/others/1/~").asText()));
    }

    @Test
    void fromOneCustomerToAnother() {
        ObjectNode other = stored("bob");

        assertUnreadable(
                moved(stored("ada"), "/first", stored -> other.at("/d/first/~").asText()));
    }

    @Test
    void fromOneEventToAnotherOfTheSameKind() {
        ObjectNode other = stored("ada");

        assertUnreadable(
                moved(stored("ada"), "/first", stored -> other.at("/d/first/~").asText()));
    }

    @Test
    void toAnotherEventType() {
        byte[] stored = bytes(stored("ada"));

        NamesChanged read = sealer.read("names-removed", NamesChanged.class, stored);

        assertThatThrownBy(() -> read.first().reveal()).isInstanceOf(SealedPayloadUnreadable.class);
    }

    @Test
    void toAnotherRetentionClass() {
        ObjectNode stored = stored("ada");
        ((ObjectNode) stored.at("/d/first")).put("~for", "tax");

        assertUnreadable(stored);
    }

    @Test
    void toARetentionClassThatThePersonHasNoKeyOf() {
        ObjectNode stored = stored("ada");
        ((ObjectNode) stored.at("/d/first")).put("~for", "unheard-of");

        assertThatThrownBy(() -> sealer.open(TYPE, bytes(stored))).isInstanceOf(SubjectKeyMissing.class);
    }

    @Test
    void anotherCustomerNamedInThePayload() {
        stored("bob");
        ObjectNode stored = stored("ada");
        ((ObjectNode) stored.get("d")).put("customerId", "bob");

        assertUnreadable(stored);
    }

    @Test
    void anotherPropertyNamedAsTheSubject() {
        ObjectNode stored = stored("ada");
        stored.put("s", "note");
        ((ObjectNode) stored.get("d")).put("note", "bob");
        stored("bob");

        assertUnreadable(stored);
    }

    @Test
    void anErasureThatNeverWas() {
        ObjectNode stored = stored("ada");
        ((ObjectNode) stored.at("/d/first")).put("~", "");

        assertUnreadable(stored);
    }

    @Test
    void anotherCommitment() {
        ObjectNode stored = stored("ada");
        stored.put("c", "0".repeat(64));

        assertUnreadable(stored);
    }

    @Test
    void anotherSalt() {
        ObjectNode stored = stored("ada");
        stored.put("z", stored("ada").get("z").asText());

        assertThatThrownBy(() -> sealer.open(TYPE, bytes(stored))).isInstanceOf(SealedPayloadUnreadable.class);
    }

    @Test
    void aPublicValueThatWasAltered() {
        ObjectNode stored = stored("ada");
        ((ObjectNode) stored.get("d")).put("note", "altered");

        assertThatThrownBy(() -> sealer.open(TYPE, bytes(stored)))
                .isInstanceOf(SealedPayloadUnreadable.class)
                .hasMessageContaining("commitment");
    }

    @Test
    void aClearValueInPlaceOfASealedOne() {
        ObjectNode stored = stored("ada");
        ((ObjectNode) stored.get("d")).put("first", "Mallory");

        assertThatThrownBy(() -> sealer.read(TYPE, NamesChanged.class, bytes(stored)))
                .isInstanceOf(SealedPayloadUnreadable.class)
                .rootCause()
                .message()
                .doesNotContain("Mallory");
        assertThatThrownBy(() -> sealer.open(TYPE, bytes(stored))).isInstanceOf(SealedPayloadUnreadable.class);
    }

    @Test
    void anUntouchedEventIsReadable() {
        ObjectNode stored = stored("ada");

        assertThat(sealer.open(TYPE, bytes(stored)).payload().get("first").asText())
                .isEqualTo("Ada");
    }

    private void assertUnreadable(ObjectNode stored) {
        NamesChanged read = sealer.read(TYPE, NamesChanged.class, bytes(stored));

        assertThatThrownBy(() -> {
                    read.first().reveal();
                    read.others().forEach(PersonalText::reveal);
                })
                .isInstanceOf(SealedPayloadUnreadable.class)
                .message()
                .doesNotContain("Ada", "Lovelace");
        assertThatThrownBy(() -> sealer.open(TYPE, bytes(stored))).isInstanceOf(SealedPayloadUnreadable.class);
    }

    private static ObjectNode moved(ObjectNode stored, String to, Function<ObjectNode, String> ciphertext) {
        ((ObjectNode) stored.at("/d" + to)).put("~", ciphertext.apply(stored));
        return stored;
    }

    private ObjectNode stored(String customerId) {
        byte[] sealed = sealer.sealEvent(
                TYPE,
                new NamesChanged(
                        customerId,
                        PersonalText.of("Ada"),
                        PersonalText.of("Lovelace"),
                        PersonalText.of("Ada Lovelace"),
                        List.of(PersonalText.of("Byron"), PersonalText.of("King")),
                        "note"));
        try {
            return (ObjectNode) JSON.readTree(sealed);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(ObjectNode stored) {
        try {
            return JSON.writeValueAsBytes(stored);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AesGcmJce masterKey() {
        try {
            return new AesGcmJce(Random.randBytes(32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    record NamesChanged(
            @DataSubject String customerId,
            PersonalText first,
            PersonalText last,
            @KeptFor("tax") PersonalText invoice,
            List<PersonalText> others,
            String note) {}
}
