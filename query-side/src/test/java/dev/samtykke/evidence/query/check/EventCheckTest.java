package dev.samtykke.evidence.query.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.samtykke.consent.NoticeReference;
import dev.samtykke.evidence.log.EventLog;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.log.tile.TileReader;
import dev.samtykke.evidence.query.People;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.TestHistory;
import dev.samtykke.evidence.query.TestLog;
import dev.samtykke.evidence.query.leaf.LeafFactory;

class EventCheckTest {

    private final TestHistory history = new TestHistory();
    private final LeafFactory leaves = new LeafFactory(TestHistory.STAMP);
    private final EventCheck check = new EventCheck(leaves, history.sealer());
    private final MemoryStore store = new MemoryStore();
    private long granted;

    @BeforeEach
    void aLoggedHistory() {
        granted = new People(history)
                .register(1)
                .grant(1, "newsletter", new NoticeReference("privacy", 1, "ab".repeat(32)));
        EventLog log = EventLog.open(store, TestLog.SETTINGS);
        log.append(history.read(0, granted + 1).map(leaves::leaf).toList());
        log.checkpoint();
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void whatWasLoggedIsFoundUnaltered() {
        for (long position = 0; position <= granted; position++) {
            assertThat(check(history.event(position))).isEmpty();
        }
    }

    @Test
    void anyAlteredByteOfAStoredPayloadIsNoticed() {
        for (long position = 0; position <= granted; position++) {
            RawEvent event = history.event(position);
            ObjectNode clear =
                    history.sealer().open(event.payloadType(), event.payload()).payload();
            for (int index = 0; index < event.payload().length; index++) {
                byte[] altered = event.payload().clone();
                altered[index] ^= 1;
                if (check(withPayload(event, altered)).isEmpty()) {
                    // Base64 leaves a few bits of its last digit without meaning.
                    assertThat(history.sealer()
                                    .open(event.payloadType(), altered)
                                    .payload())
                            .as("byte %s of event %s", index, position)
                            .isEqualTo(clear);
                }
            }
        }
    }

    @Test
    void anyOtherAlteredPartOfTheLeafIsNoticed() {
        RawEvent e = history.event(granted);
        String leaf = "its leaf is not the one in the log";
        assertThat(rule(with(e, "x", e.sequence(), e.timestamp().toEpochMilli(), e.payloadType())))
                .contains(leaf);
        assertThat(rule(with(e, e.eventId(), 0, e.timestamp().toEpochMilli(), e.payloadType())))
                .contains(leaf);
        assertThat(rule(with(e, e.eventId(), e.sequence(), 1, e.payloadType()))).contains(leaf);
        assertThat(rule(with(e, e.eventId(), e.sequence(), e.timestamp().toEpochMilli(), "consent-refused")))
                .contains(leaf);
    }

    @Test
    void anErasedEventIsCheckedAsFarAsThatIsPossible() {
        history.keys().destroy(People.id(1));
        RawEvent event = history.event(granted);
        assertThat(check(event)).isEmpty();
        assertThat(rule(with(event, event.eventId(), event.sequence(), 1, event.payloadType())))
                .contains("its leaf is not the one in the log");
    }

    @Test
    void anEntryThatIsNotTheOneCommittedToIsNoticed() {
        String path = "events/tile/entries/000.p/" + (granted + 1);
        byte[] entries = store.get(path).orElseThrow();
        byte[] forged = entries.clone();
        forged[forged.length - 5] ^= 1;
        store.compareAndSwap(path, entries, forged);
        assertThat(rule(history.event(granted)))
                .contains("the log shows another entry than the one that it commits to");
    }

    private Optional<String> rule(RawEvent event) {
        return check(event).map(Finding::rule);
    }

    private Optional<Finding> check(RawEvent event) {
        return check.check(event, new TileReader(path -> store.get("events/" + path), granted + 1));
    }

    private static RawEvent withPayload(RawEvent e, byte[] payload) {
        return new RawEvent(
                e.position(),
                e.eventId(),
                e.aggregateType(),
                e.aggregateId(),
                e.sequence(),
                e.timestamp(),
                e.payloadType(),
                payload,
                e.metadata());
    }

    private static RawEvent with(RawEvent e, String id, long sequence, long millis, String type) {
        return new RawEvent(
                e.position(),
                id,
                e.aggregateType(),
                e.aggregateId(),
                sequence,
                java.time.Instant.ofEpochMilli(millis),
                type,
                e.payload(),
                e.metadata());
    }
}
