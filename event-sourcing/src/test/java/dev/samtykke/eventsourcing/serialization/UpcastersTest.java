package dev.samtykke.eventsourcing.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.personaldata.keys.InMemoryKeyRecords;
import dev.samtykke.personaldata.keys.SubjectKeys;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.KeptFor;
import dev.samtykke.privacy.PersonalText;

/** History written by older versions is read by today's classes. */
class UpcastersTest {

    private final SubjectKeys keys = new SubjectKeys(new InMemoryKeyRecords(), masterKey());
    private final PayloadSealer sealer = new PayloadSealer(keys, new SecureRandom());
    private final EventSerializer first = serializer(FirstVersion.class);
    private final EventSerializer third = serializer(ThirdVersion.class);
    private final EventUpcaster upcasters = new Upcasters(sealer)
            .upcast("contact-changed", 1, payload -> {
                payload.set("customerId", payload.remove("customer"));
                return payload.put("verified", false);
            })
            .upcast("contact-changed", 2, payload -> {
                payload.withArray("contacts").addObject().set("address", payload.remove("email"));
                return payload;
            })
            .chain();

    @Test
    void anOldRevisionIsReadThroughAllStepsWithItsPersonalValuesStillSealed() {
        Object read = payload(stored(first), third, upcasters);

        assertThat(read)
                .isEqualTo(new ThirdVersion(
                        "ada",
                        List.of(new Contact(PersonalText.of("ada@example.org"))),
                        PersonalText.of("Ada Lovelace"),
                        false));
        PersonalText moved = ((ThirdVersion) read).contacts().get(0).address();
        assertThat(moved.ciphertext()).isPresent();
    }

    @Test
    void aMovedValueIsErasedWithItsKey() {
        Object read = payload(stored(first), third, upcasters);

        keys.destroy("ada", "profile");

        assertThat(((ThirdVersion) read).contacts().get(0).address().reveal()).isEmpty();
        assertThat(((ThirdVersion) read).invoiceName().reveal()).contains("Ada Lovelace");
    }

    @Test
    void todaysRevisionPassesUnchanged() {
        ThirdVersion event = new ThirdVersion("ada", List.of(), PersonalText.of("Ada"), true);
        DomainEventData<byte[]> stored = entry(event, third);

        assertThat(payload(stored, third, upcasters)).isEqualTo(event);
    }

    @Test
    void withoutAnUpcasterAnOldRevisionIsAnErrorAndNotSkipped() {
        assertThatThrownBy(() -> payload(stored(first), third, NoOpEventUpcaster.INSTANCE))
                .isInstanceOf(UnsupportedRevision.class)
                .hasMessageContaining("contact-changed")
                .hasMessageContaining("revision 1");
    }

    @Test
    void anOldReaderSkipsAnEventThatItDoesNotKnow() {
        EventSerializer old = serializer(Unrelated.class);

        assertThat(payload(stored(first), old, NoOpEventUpcaster.INSTANCE)).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void aSnapshotOfAnotherRevisionIsPassedOver() {
        CurrentSnapshots filter = new CurrentSnapshots(EventTypes.of(List.of(), List.of(ThirdVersion.class)));

        assertThat(filter.allow(stored(first))).isFalse();
        assertThat(filter.allow(entry(new Unrelated("x"), serializer(Unrelated.class))))
                .isFalse();
        assertThat(filter.allow(entry(new ThirdVersion("ada", List.of(), PersonalText.of("Ada"), true), third)))
                .isTrue();
    }

    private static DomainEventData<byte[]> stored(EventSerializer serializer) {
        return entry(
                new FirstVersion("ada", PersonalText.of("ada@example.org"), PersonalText.of("Ada Lovelace")),
                serializer);
    }

    private static DomainEventData<byte[]> entry(Object event, EventSerializer serializer) {
        DomainEventMessage<?> message = new GenericDomainEventMessage<>("Customer", "ada", 0, event);
        SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
        return new GenericDomainEventEntry<>(
                "Customer",
                "ada",
                0,
                "event-1",
                Instant.EPOCH,
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                message.serializeMetaData(serializer, byte[].class).getData());
    }

    private static Object payload(DomainEventData<byte[]> stored, EventSerializer serializer, EventUpcaster chain) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(stored), serializer, chain)
                .next()
                .getPayload();
    }

    private EventSerializer serializer(Class<? extends Record> type) {
        return new EventSerializer(EventTypes.of(List.of(type), List.of()), sealer);
    }

    private static AesGcmJce masterKey() {
        try {
            return new AesGcmJce(Random.randBytes(32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @StoredAs(name = "contact-changed")
    record FirstVersion(
            @DataSubject String customer,
            PersonalText email,
            @KeptFor("tax") PersonalText invoiceName) {}

    @StoredAs(name = "contact-changed", revision = 3)
    record ThirdVersion(
            @DataSubject String customerId, List<Contact> contacts, PersonalText invoiceName, boolean verified) {}

    record Contact(PersonalText address) {}

    @StoredAs(name = "unrelated")
    record Unrelated(String value) {}
}
