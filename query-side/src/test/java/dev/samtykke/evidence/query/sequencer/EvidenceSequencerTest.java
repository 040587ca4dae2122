package dev.samtykke.evidence.query.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.query.People;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.TestHistory;
import dev.samtykke.evidence.query.check.BackgroundCheck;
import dev.samtykke.evidence.query.sequencer.SequencerStatus.State;

class EvidenceSequencerTest {

    private final TestHistory history = new TestHistory();
    private final People people = new People(history);
    private final MemoryStore store = new MemoryStore();

    @BeforeEach
    void someCustomers() {
        for (int i = 0; i < 10; i++) {
            people.register(i);
        }
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void eventsAreCoveredAsTheyCome() {
        try (EvidenceSequencer sequencer = start()) {
            await().until(() -> sequencer.status().size() == 30);
            people.grant(3, "newsletter", null);
            await().until(() -> sequencer.status().size() == 31);
            assertThat(sequencer.status().state()).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void afterARestartItGoesOnWhereItStopped() {
        startAndCover(30);
        people.grant(3, "newsletter", null);
        startAndCover(31);
    }

    @Test
    void ofTwoOnOneLogOneStandsByAndTakesOver() {
        EvidenceSequencer first = start();
        try (EvidenceSequencer second = start()) {
            for (int i = 10;
                    first.status().state() != State.STANDBY && second.status().state() != State.STANDBY;
                    i++) {
                long head = history.head();
                people.register(i);
                await().until(() -> published() > head);
            }
            (first.status().state() == State.STANDBY ? second : first).close();
            people.grant(3, "newsletter", null);
            await().until(() -> published() == history.head() + 1);
        } finally {
            first.close();
        }
        assertThat(Follower.over(history, store, 100)
                        .catchUp()
                        .events()
                        .checkpoint()
                        .size())
                .isEqualTo(history.head() + 1);
    }

    @Test
    void anEventThatWasAlteredSinceItWasLoggedStopsItAndNothingMoreIsSigned() {
        startAndCover(30);
        history.alter(12, EvidenceSequencerTest::altered);
        people.grant(3, "newsletter", null);

        try (EvidenceSequencer sequencer = start()) {
            await().until(() -> sequencer.status().state() == State.STOPPED);
            assertThat(sequencer.status().reason()).contains("event at position 12: its payload is not the one");
            assertThat(published()).isEqualTo(30);
        }
    }

    @Test
    void anAlarmOutlivesARestartUntilTheEventIsAsItWas() {
        startAndCover(30);
        RawEvent before = history.event(12);
        history.alter(12, EvidenceSequencerTest::altered);
        try (EvidenceSequencer sequencer = start()) {
            await().until(() -> sequencer.status().state() == State.STOPPED);
        }
        history.alter(12, altered -> before);
        people.grant(3, "newsletter", null);
        startAndCover(31);
        assertThat(store.get("check/finding")).isEmpty();
    }

    @Test
    void whatTheBackgroundCheckFindsStopsTheSequencer() {
        Follower follower = Follower.over(history, store, 100);
        try (EvidenceSequencer sequencer = follower.start();
                BackgroundCheck check = new BackgroundCheck(
                        follower.check(), this::published, follower.alarm(), store, 0, Clock.systemUTC())) {
            await().until(() -> sequencer.status().size() == 30);
            check.checkAll();
            await().until(() -> check.progress().completedAt() != null);
            assertThat(follower.alarm().finding()).isEmpty();

            history.alter(4, EvidenceSequencerTest::altered);
            check.checkAll();
            await().until(() -> sequencer.status().state() == State.STOPPED);
            assertThat(sequencer.status().reason()).contains("event at position 4: ");
            people.grant(3, "newsletter", null);
        }
        assertThat(published()).isEqualTo(30);
    }

    @Test
    void eventsThatAreGoneFromTheStoreStopIt() {
        startAndCover(30);
        history.truncate(28);
        try (EvidenceSequencer sequencer = start()) {
            await().until(() -> sequencer.status().state() == State.STOPPED);
            assertThat(sequencer.status().reason()).endsWith("event at position 28: it is missing");
        }
    }

    @Test
    void anEventThatCannotBeLoggedStopsIt() {
        history.alter(
                20,
                event -> new RawEvent(
                        20,
                        event.eventId(),
                        event.aggregateType(),
                        event.aggregateId(),
                        event.sequence(),
                        event.timestamp(),
                        event.payloadType(),
                        event.payload(),
                        new byte[] {'{', '}'}));
        try (EvidenceSequencer sequencer = start()) {
            await().until(() -> sequencer.status().state() == State.STOPPED);
            assertThat(sequencer.status().reason())
                    .isEqualTo("The event at position 20 cannot be logged: it carries no pseudonym of its stream");
        }
    }

    @Test
    void aStoreThatFailsForAWhileIsTriedAgain() {
        AtomicBoolean away = new AtomicBoolean(true);
        Follower follower = Follower.over(history, new FlakyStore(store, away), 100);
        try (EvidenceSequencer sequencer = follower.start()) {
            await().until(() -> sequencer.status().state() == State.RETRYING);
            away.set(false);
            await().until(() -> sequencer.status().size() == 30);
            assertThat(sequencer.status().state()).isEqualTo(State.RUNNING);
        }
    }

    private static RawEvent altered(RawEvent event) {
        byte[] payload = event.payload().clone();
        payload[payload.length / 2] ^= 1;
        return new RawEvent(
                event.position(),
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.timestamp(),
                event.payloadType(),
                payload,
                event.metadata());
    }

    private EvidenceSequencer start() {
        return Follower.over(history, store, 100).start();
    }

    private void startAndCover(long size) {
        try (EvidenceSequencer sequencer = start()) {
            await().until(() -> sequencer.status().size() == size);
        }
        assertThat(published()).isEqualTo(size);
    }

    private long published() {
        return store.get("events/checkpoint")
                .map(bytes -> SignedCheckpoint.parse(bytes).checkpoint().size())
                .orElse(0L);
    }
}
