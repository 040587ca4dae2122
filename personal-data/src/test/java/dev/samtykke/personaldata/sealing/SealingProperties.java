package dev.samtykke.personaldata.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

import dev.samtykke.personaldata.keys.InMemoryKeyRecords;
import dev.samtykke.personaldata.keys.SubjectKeys;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.PersonalText;

class SealingProperties {

    private static final String TYPE = "note-taken";

    private final SubjectKeys keys = new SubjectKeys(new InMemoryKeyRecords(), PayloadSealerTest.masterKey());
    private final PayloadSealer sealer = new PayloadSealer(keys, new SecureRandom());

    @Property(tries = 300)
    void whateverIsSealedIsReadBackEqualAndItsCommitmentOpens(
            @ForAll String note, @ForAll @Size(max = 4) List<String> others, @ForAll String topic) {
        NoteTaken event = wellFormed("ada", note, others, topic);

        byte[] stored = sealer.sealEvent(TYPE, event);

        assertThat(sealer.read(TYPE, NoteTaken.class, stored)).isEqualTo(event);
        OpenedPayload opened = sealer.open(TYPE, stored);
        assertThat(opened.payload()).isEqualTo(sealer.clear(event));
        assertThat(Commitment.of(opened.salt().orElseThrow(), opened.payload())).isEqualTo(opened.commitment());
    }

    @Property(tries = 300)
    void aCommitmentOpensWithNoOtherPayloadAndNoOtherSalt(
            @ForAll @Size(2) @UniqueElements List<String> notes, @ForAll byte flip) {
        Assume.that(flip != 0);
        NoteTaken event = wellFormed("ada", notes.get(0), List.of(), "topic");
        ObjectNode other = sealer.clear(wellFormed("ada", notes.get(1), List.of(), "topic"));
        OpenedPayload opened = sealer.open(TYPE, sealer.sealEvent(TYPE, event));
        byte[] salt = opened.salt().orElseThrow();
        byte[] otherSalt = salt.clone();
        otherSalt[Math.floorMod(flip, salt.length)] ^= flip;

        assertThat(Commitment.of(salt, other)).isNotEqualTo(opened.commitment());
        assertThat(Commitment.of(otherSalt, opened.payload())).isNotEqualTo(opened.commitment());
    }

    @Property(tries = 200)
    void onceTheKeysAreGoneNothingOfAValueIsLeft(@ForAll @Size(min = 1, max = 4) List<String> others) {
        String customerId = "customer-" + System.identityHashCode(others);
        List<String> secrets = others.stream().map(other -> "secret:" + other).toList();
        NoteTaken event = wellFormed(customerId, "secret:note", secrets, "topic");
        byte[] stored = sealer.sealEvent(TYPE, event);

        keys.destroy(customerId);

        NoteTaken read = sealer.read(TYPE, NoteTaken.class, stored);
        assertThat(read.others()).allSatisfy(other -> assertThat(other.reveal()).isEmpty());
        assertThat(read.topic()).isEqualTo("topic");
        OpenedPayload opened = sealer.open(TYPE, stored);
        assertThat(opened.salt()).isEmpty();
        assertThat(opened.payload().toString() + new String(stored, UTF_8)).doesNotContain("secret:");
    }

    private static NoteTaken wellFormed(String customerId, String note, List<String> others, String topic) {
        Assume.that(isUnicode(note) && isUnicode(topic) && others.stream().allMatch(SealingProperties::isUnicode));
        return new NoteTaken(
                customerId,
                PersonalText.of(note),
                others.stream().map(PersonalText::of).toList(),
                Map.of("/" + topic, PersonalText.of(note)),
                topic);
    }

    /** Half a surrogate pair is no text, and refused. */
    private static boolean isUnicode(String text) {
        return UTF_8.newEncoder().canEncode(text);
    }

    record NoteTaken(
            @DataSubject String customerId,
            PersonalText note,
            List<PersonalText> others,
            Map<String, PersonalText> byTopic,
            String topic) {}
}
