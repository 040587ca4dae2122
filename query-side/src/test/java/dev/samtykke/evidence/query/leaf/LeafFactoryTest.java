package dev.samtykke.evidence.query.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.query.People;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.TestHistory;

class LeafFactoryTest {

    private final TestHistory history = new TestHistory();
    private final LeafFactory leaves = new LeafFactory(TestHistory.STAMP);

    @BeforeEach
    void aCustomer() {
        new People(history).register(7);
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void aLeafIsMadeOfWhatWasFixedWhenTheEventWasAppended() {
        RawEvent event = history.event(1);
        EventLeaf leaf = leaves.leaf(event);

        assertThat(leaf.commitment().hex())
                .isEqualTo(history.sealer()
                        .open(event.payloadType(), event.payload())
                        .commitment());
        assertThat(leaf.eventId()).isEqualTo(TestHistory.eventId(1));
        assertThat(leaf.globalIndex()).isEqualTo(1);
        assertThat(leaf.kind()).isEqualTo("identifier-attached");
        assertThat(leaf.sequence()).isEqualTo(1);
        assertThat(leaf.subject().hex()).isEqualTo(TestHistory.STAMP.of("Customer", People.id(7)));
        assertThat(new String(leaf.canonical(), UTF_8)).contains("\"t\":\"2026-03-01T09:30:01.250Z\",\"v\":1}");
    }

    @Test
    void aLeafTellsNothingOfThePerson() {
        assertThat(new String(leaves.leaf(history.event(1)).canonical(), UTF_8))
                .doesNotContain("person7", People.id(7), People.key("email7"));
    }

    @Test
    void theLeafIsTheSameAfterTheKeysWereDestroyed() {
        EventLeaf before = leaves.leaf(history.event(1));
        history.keys().destroy(People.id(7));
        assertThat(leaves.leaf(history.event(1))).isEqualTo(before);
    }

    @Test
    void anEventWithoutAPseudonymIsRefused() {
        refused(with(history.event(0), "{\"c\":\"00\"}", "{\"actor\":\"x\"}"), "it carries no pseudonym of its stream");
    }

    @Test
    void anEventWithThePseudonymOfAnotherStreamIsRefused() {
        RawEvent event = history.event(0);
        RawEvent moved = new RawEvent(
                0,
                event.eventId(),
                "Customer",
                People.id(8),
                0,
                event.timestamp(),
                "k",
                event.payload(),
                event.metadata());
        refused(moved, "it carries the pseudonym of another stream");
    }

    @Test
    void aPayloadWithoutACommitmentIsRefused() {
        String metadata = new String(history.event(0).metadata(), UTF_8);
        refused(with(history.event(0), "{\"d\":{\"c\":\"inner\"}}", metadata), "its payload carries no commitment");
        refused(with(history.event(0), "[]", metadata), "a part of its leaf is not of the one form");
        refused(with(history.event(0), "{\"c\":7}", metadata), "a part of its leaf is not of the one form");
        refused(with(history.event(0), "{\"c\":\"0g\"}", metadata), "a part of its leaf is not of the one form");
        refused(with(history.event(0), "{\"c", metadata), "a part of its leaf is not of the one form");
    }

    @Test
    void aTimeBelowTheMillisecondIsRefusedAndNotRounded() {
        RawEvent event = history.event(0);
        RawEvent finer = new RawEvent(
                0,
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                0,
                Instant.parse("2026-03-01T09:30:00.250001Z"),
                event.payloadType(),
                event.payload(),
                event.metadata());
        refused(finer, "a part of its leaf is not of the one form");
    }

    private void refused(RawEvent event, String rule) {
        assertThatExceptionOfType(UnloggableEvent.class)
                .isThrownBy(() -> leaves.leaf(event))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule))
                .satisfies(refusal -> assertThat(refusal.position()).isZero());
    }

    private static RawEvent with(RawEvent event, String payload, String metadata) {
        return new RawEvent(
                event.position(),
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.timestamp(),
                event.payloadType(),
                payload.getBytes(UTF_8),
                metadata.getBytes(UTF_8));
    }
}
