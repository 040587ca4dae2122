package dev.samtykke.eventstore;

import static dev.samtykke.eventstore.TestStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendingTest {

    private final TestStore store;

    AppendingTest(@TempDir Path folder) {
        store = TestStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEmptyStoreHasNoHead() {
        assertThat(store.storage().head()).isEqualTo(-1);
        assertThat(store.all()).isEmpty();
    }

    @Test
    void positionsStartAtZeroAndHaveNoGaps() {
        store.append(event("a", 0), event("a", 1));
        store.append(event("b", 0));

        assertThat(store.all()).extracting(StoredEvent::position).containsExactly(0L, 1L, 2L);
        assertThat(store.storage().head()).isEqualTo(2);
    }

    @Test
    void aTransactionOfSeveralAggregatesLiesInARow() {
        store.append(event("a", 0), event("b", 0), new GenericEventMessage<>("of no aggregate"), event("a", 1));

        assertThat(store.all())
                .extracting(StoredEvent::aggregate)
                .containsExactly(
                        new AggregateSequence("Sample", "a", 0),
                        new AggregateSequence("Sample", "b", 0),
                        null,
                        new AggregateSequence("Sample", "a", 1));
    }

    @Test
    void aRepeatedFirstEventMeansTheAggregateExists() {
        store.append(event("a", 0));

        assertThatThrownBy(() -> store.append(event("a", 0))).isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void aRepeatedLaterEventIsAConcurrentChange() {
        store.append(event("a", 0), event("a", 1));

        assertThatThrownBy(() -> store.append(event("a", 1))).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void anEventIdIsUniqueAcrossAggregates() {
        DomainEventMessage<String> first = event("a", 0);
        store.append(first);
        DomainEventMessage<String> sameId = new GenericDomainEventMessage<>(
                "Sample", "b", 1, "other", Map.of(), first.getIdentifier(), Instant.EPOCH);

        assertThatThrownBy(() -> store.append(sameId)).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void aRejectedTransactionLeavesNothingBehind() {
        store.append(event("a", 0));

        assertThatThrownBy(() -> store.append(event("b", 0), event("c", 0), event("a", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        store.append(event("b", 0), event("c", 0));

        assertThat(store.all()).extracting(StoredEvent::position).containsExactly(0L, 1L, 2L);
        assertThat(store.engine().readEvents("b").asStream()).hasSize(1);
    }

    @Test
    void ofManyWritersOfOneSequenceNumberExactlyOneWins() throws Exception {
        int rounds = 50;
        int writers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        for (long sequence = 0; sequence < rounds; sequence++) {
            List<Future<Boolean>> attempts = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                DomainEventMessage<String> event = event("contended", sequence);
                attempts.add(threads.submit(() -> wins(event)));
            }
            int winners = 0;
            for (Future<Boolean> attempt : attempts) {
                winners += attempt.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
        threads.shutdown();

        assertThat(store.all())
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(LongStream.range(0, rounds).boxed().toList());
    }

    private boolean wins(DomainEventMessage<String> event) {
        try {
            store.append(event);
            return true;
        } catch (AggregateStreamCreationException | ConcurrencyException e) {
            return false;
        }
    }

    @Test
    void anInterruptedCallerStillLearnsTheOutcome() {
        Thread.currentThread().interrupt();
        store.append(event("a", 0));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.all()).hasSize(1);
    }

    @Test
    void everythingIsThereAfterReopening(@TempDir Path other) {
        List<StoredEvent> before;
        try (TestStore first = TestStore.open(other)) {
            first.append(event("a", 0), event("a", 1), new GenericEventMessage<>("of no aggregate"));
            before = first.all();
        }
        try (TestStore second = TestStore.open(other)) {
            assertThat(second.all()).usingRecursiveComparison().isEqualTo(before);
            second.append(event("a", 2));
            assertThat(second.storage().head()).isEqualTo(3);
            assertThatThrownBy(() -> second.append(event("a", 1))).isInstanceOf(ConcurrencyException.class);
        }
    }
}
