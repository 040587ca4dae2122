package dev.samtykke.eventsourcing.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.personaldata.keys.InMemoryKeyRecords;
import dev.samtykke.personaldata.keys.SubjectKeys;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.PersonalText;

class EventSerializerTest {

    private final PayloadSealer sealer = sealer();
    private final EventSerializer serializer = new EventSerializer(
            EventTypes.of(List.of(EmailChanged.class, PurposeDefined.class), List.of(CustomerState.class)), sealer);

    @Test
    void anEventIsStoredUnderItsStableNameAndRevisionWithoutPersonalValues() {
        SerializedObject<byte[]> stored = serializer.serialize(emailChanged(), byte[].class);

        assertThat(stored.getType().getName()).isEqualTo("email-changed");
        assertThat(stored.getType().getRevision()).isEqualTo("2");
        assertThat(new String(stored.getData(), UTF_8)).doesNotContain("ada@example.org");
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(emailChanged());
    }

    @Test
    void anEventIsAlsoReadFromText() {
        SerializedObject<String> stored = serializer.serialize(emailChanged(), String.class);

        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(emailChanged());
    }

    @Test
    void stateInASnapshotIsSealedAndHasNoCommitment() {
        CustomerState state = new CustomerState("ada", PersonalText.of("ada@example.org"));

        SerializedObject<byte[]> stored = serializer.serialize(state, byte[].class);

        assertThat(new String(stored.getData(), UTF_8))
                .doesNotContain("ada@example.org")
                .doesNotContain("\"c\":");
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(state);
    }

    @Test
    void anUnknownEventIsHandedOnAsSuch() {
        SerializedObject<byte[]> stored =
                new SimpleSerializedObject<>("{}".getBytes(UTF_8), byte[].class, "future-event", "1");

        assertThat(serializer.<byte[], Object>deserialize(stored)).isInstanceOf(UnknownSerializedType.class);
        assertThat(serializer.classForType(stored.getType())).isEqualTo(UnknownSerializedType.class);
    }

    @Test
    void aKnownEventOfAnUnknownRevisionIsNeverSkipped() {
        SerializedObject<byte[]> stored =
                new SimpleSerializedObject<>("{\"d\":{}}".getBytes(UTF_8), byte[].class, "email-changed", "3");

        assertThatThrownBy(() -> serializer.deserialize(stored)).isInstanceOf(UnsupportedRevision.class);
    }

    @Test
    void aClassNameFromTheStoreIsNotHonouredOutsideOfOurPackages() {
        SerializedObject<byte[]> stored = new SimpleSerializedObject<>(
                "\"/tmp/x\"".getBytes(UTF_8), byte[].class, "java.util.logging.FileHandler", null);

        assertThat(serializer.<byte[], Object>deserialize(stored)).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void tokensComeBackAlsoDuringAReplay() {
        TrackingToken token = ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(42), null);

        SerializedObject<byte[]> stored = serializer.serialize(token, byte[].class);

        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(token);
    }

    @Test
    void metadataIsCompactJsonOfTexts() {
        MetaData metaData = MetaData.from(Map.of("traceId", "a\"b"));

        SerializedObject<byte[]> stored = serializer.serialize(metaData, byte[].class);

        assertThat(new String(stored.getData(), UTF_8)).isEqualTo("{\"traceId\":\"a\\\"b\"}");
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(metaData);
        assertThatThrownBy(() -> serializer.serialize(MetaData.with("retries", 3), byte[].class))
                .isInstanceOf(MetaDataRefused.class);
    }

    @Test
    void aStoredNameThatIsNotRegisteredIsRefused() {
        assertThatThrownBy(() -> serializer.serialize(new Forgotten("x"), byte[].class))
                .isInstanceOf(UnregisteredStoredType.class);
    }

    @Test
    void anUnregisteredObjectCannotCarryAPersonalValueIntoTheStore() {
        assertThatThrownBy(() -> serializer.serialize(new Loose(PersonalText.of("ada@example.org")), byte[].class))
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining("PersonalText")
                .message()
                .doesNotContain("ada@example.org");
    }

    @Test
    void twoClassesCannotHaveOneName() {
        assertThatThrownBy(() -> EventTypes.of(List.of(EmailChanged.class, EmailChangedToo.class), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("email-changed");
    }

    private static EmailChanged emailChanged() {
        return new EmailChanged("ada", PersonalText.of("ada@example.org"));
    }

    private static PayloadSealer sealer() {
        try {
            return new PayloadSealer(
                    new SubjectKeys(new InMemoryKeyRecords(), new AesGcmJce(Random.randBytes(32))), new SecureRandom());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @StoredAs(name = "email-changed", revision = 2)
    record EmailChanged(@DataSubject String customerId, PersonalText email) {}

    @StoredAs(name = "email-changed")
    record EmailChangedToo(String customerId) {}

    @StoredAs(name = "purpose-defined")
    record PurposeDefined(String purpose) {}

    @StoredAs(name = "customer-state")
    record CustomerState(@DataSubject String customerId, PersonalText email) {}

    @StoredAs(name = "forgotten")
    record Forgotten(String value) {}

    record Loose(PersonalText email) {}
}
