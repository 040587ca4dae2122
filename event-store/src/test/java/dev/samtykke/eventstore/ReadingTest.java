package dev.samtykke.eventstore;

import static dev.samtykke.eventstore.TestStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {

    private final Path folder;
    private final TestStore store;

    ReadingTest(@TempDir Path folder) {
        this.folder = folder;
        this.store = TestStore.open(EventStoreOptions.in(folder).withRecentPositions(4));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anAggregateIsReadFromTheWantedSequenceNumber() {
        store.appendInHundreds(IntStream.range(0, 1000)
                .boxed()
                .flatMap(sequence -> Stream.of(event("a", sequence), event("b", sequence))));

        assertThat(store.engine().readEvents("a", 298).asStream())
                .extracting(DomainEventMessage::getPayload)
                .isEqualTo(IntStream.range(298, 1000)
                        .mapToObj(sequence -> (Object) ("a " + sequence))
                        .toList());
    }

    @Test
    void theLastSequenceNumberIsKnownWithoutReadingTheStream() {
        store.append(event("a", 0), event("a", 1), event("b", 0));
        for (int sequence = 2; sequence < 70_000; sequence += 6_000) {
            store.append(event("a", sequence));
        }

        assertThat(store.engine().lastSequenceNumberFor("a")).isEqualTo(Optional.of(66_002L));
        assertThat(store.engine().lastSequenceNumberFor("b")).isEqualTo(Optional.of(0L));
        assertThat(store.engine().lastSequenceNumberFor("nobody")).isEmpty();
    }

    @Test
    void readingByTokenStartsAfterIt() {
        store.append(event("a", 0), event("a", 1), event("a", 2));

        assertThat(positionsAfter(null)).containsExactly(0L, 1L, 2L);
        assertThat(positionsAfter(new GlobalSequenceTrackingToken(0))).containsExactly(1L, 2L);
        assertThat(positionsAfter(new GlobalSequenceTrackingToken(2))).isEmpty();
    }

    @Test
    void aReplayTokenIsReadFromWhereTheReplayIs() {
        store.append(event("a", 0), event("a", 1), event("a", 2));

        assertThat(positionsAfter(ReplayToken.createReplayToken(
                        new GlobalSequenceTrackingToken(2), new GlobalSequenceTrackingToken(0))))
                .containsExactly(1L, 2L);
    }

    @Test
    void aTokenOfAnotherKindOfStoreIsRefused() {
        assertThatThrownBy(() -> positionsAfter(GapAwareTrackingToken.newInstance(3, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GapAwareTrackingToken");
    }

    private List<Long> positionsAfter(@Nullable TrackingToken token) {
        return store.engine()
                .readEvents(token, false)
                .map(TrackedEventMessage::trackingToken)
                .map(position -> position.position().orElseThrow())
                .toList();
    }

    @Test
    void thePositionOfAnEventIsFoundWhetherRecentOrNot() {
        List<DomainEventMessage<String>> events = IntStream.range(0, 10)
                .mapToObj(sequence -> event("a", sequence))
                .toList();
        events.forEach(store::append);

        for (int position = 0; position < 10; position++) {
            assertThat(store.storage().positionOf(events.get(position).getIdentifier()))
                    .isEqualTo(OptionalLong.of(position));
        }
        assertThat(store.storage().positionOf("unknown")).isEmpty();
    }

    @Test
    void aStoredEventShowsWhatWasAppendedToTheNanosecond() {
        Instant timestamp = Instant.parse("2024-02-29T23:59:59.123456789Z");
        store.append(new GenericDomainEventMessage<>(
                "Customer", "customer/æøå", 0, "payload", Map.of(), "an id that is no uuid", timestamp));

        StoredEvent event = store.all().get(0);
        assertThat(event.eventId()).isEqualTo("an id that is no uuid");
        assertThat(event.aggregate()).isEqualTo(new AggregateSequence("Customer", "customer/æøå", 0));
        assertThat(event.timestamp()).isEqualTo(timestamp);
        assertThat(event.payloadType()).isEqualTo("java.lang.String");
        assertThat(event.payloadRevision()).isNull();
        assertThat(event.payload()).asString().isEqualTo("\"payload\"");
        assertThat(event.metadata()).asString().isEqualTo("{}");
    }

    @Test
    void timestampsThatDoNotAscendAreSearchedByPosition() {
        Instant start = Instant.parse("2024-01-01T00:00:00Z");
        int events = 3 * TimeIndex.RUN + 100;
        // Every other event is an hour late.
        store.appendInHundreds(IntStream.range(0, events)
                .mapToObj(i -> eventAt("a", i, start.plusSeconds(i % 2 == 0 ? i : i - 3600L))));

        for (int wanted : new int[] {0, 1, 2, TimeIndex.RUN - 1, TimeIndex.RUN, 2500, events - 2}) {
            int expected = wanted % 2 == 0 ? wanted : wanted + 1;
            assertThat(store.engine().createTokenAt(start.plusSeconds(wanted)))
                    .isEqualTo(new GlobalSequenceTrackingToken(expected - 1L));
        }
        assertThat(store.engine().createTokenAt(start.plusSeconds(events)))
                .isEqualTo(store.engine().createHeadToken());
    }

    private static DomainEventMessage<?> eventAt(String aggregateId, long sequence, Instant timestamp) {
        DomainEventMessage<String> event = event(aggregateId, sequence);
        return new GenericDomainEventMessage<>("Sample", aggregateId, sequence, event, timestamp);
    }

    @Test
    void aSecondStoreOnTheFolderIsRefusedByName() {
        assertThatThrownBy(() -> EventStorage.open(EventStoreOptions.in(folder)))
                .isInstanceOf(StoreFolderInUseException.class)
                .hasMessageContaining(folder.toString());

        store.append(event("a", 0));
        assertThat(store.all()).hasSize(1);
    }
}
