package dev.samtykke.eventstore;

import static dev.samtykke.eventstore.TestStore.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    private final TestStore store;

    SnapshotTest(@TempDir Path folder) {
        store = TestStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theNewestIsReadWhateverTheOrderOfStoring() {
        for (long sequence : new long[] {1, 300, 2, 299}) {
            store.engine().storeSnapshot(event("a", sequence));
        }

        assertThat(store.engine().readSnapshot("a").map(DomainEventMessage::getSequenceNumber))
                .hasValue(300L);
        assertThat(store.engine().readSnapshot("b")).isEmpty();
    }

    @Test
    void aNewerOneTakesTheOlderOnesOfItsAggregateAway() {
        store.engine().storeSnapshot(event("a", 5));
        store.engine().storeSnapshot(event("b", 1));
        store.engine().storeSnapshot(event("a", 3));
        assertThat(sequencesOf("a")).containsExactly(5L, 3L);

        store.engine().storeSnapshot(event("a", 6));

        assertThat(sequencesOf("a")).containsExactly(6L);
        assertThat(sequencesOf("b")).containsExactly(1L);
    }

    private List<Long> sequencesOf(String aggregateId) {
        return store.storage().snapshots().read(aggregateId).stream()
                .map(DomainEventView::getSequenceNumber)
                .toList();
    }
}
