package dev.samtykke.eventstore;

import static dev.samtykke.eventstore.TestStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

class FailStopTest {

    @TempDir
    Path folder;

    @Test
    void afterAFailedWriteNothingIsTakenUntilTheStoreIsOpenedAgain() {
        AtomicBoolean diskFull = new AtomicBoolean();
        EventStorage storage = EventStorage.open(EventStoreOptions.in(folder), group -> {
            if (diskFull.get()) {
                throw new RocksDBException("No space left on device");
            }
            group.write();
        });
        try (TestStore store = TestStore.on(storage)) {
            store.append(event("a", 0));
            assertThat(store.storage().takesWrites()).isTrue();
            diskFull.set(true);
            assertThatThrownBy(() -> store.append(event("a", 1)))
                    .isInstanceOf(StoreStoppedException.class)
                    .hasMessageContaining(folder.toString())
                    .hasRootCauseMessage("No space left on device")
                    .matches(failure -> ((StoreStoppedException) failure).isInDoubt());
            diskFull.set(false);
            assertThat(store.storage().takesWrites()).isFalse();

            assertThatThrownBy(() -> store.append(event("b", 0)))
                    .isInstanceOf(StoreStoppedException.class)
                    .hasMessageContaining("takes no more")
                    .matches(failure -> !((StoreStoppedException) failure).isInDoubt());
            CompletableFuture<Void> put = store.storage().records().put("keys", "alice", new byte[] {1});
            assertThatThrownBy(put::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(StoreStoppedException.class);
            assertThat(store.storage().records().get("keys", "alice")).isEmpty();
            assertThat(store.all()).extracting(StoredEvent::position).containsExactly(0L);
        }
        try (TestStore store = TestStore.open(folder)) {
            store.append(event("a", 1));
            assertThat(store.all()).extracting(StoredEvent::position).containsExactly(0L, 1L);
        }
    }

    @Test
    void aClosedStoreRefusesReadsAndWrites() {
        TestStore store = TestStore.open(folder);
        store.append(event("a", 0));
        store.close();
        store.close();

        assertThatThrownBy(() -> store.append(event("a", 1)))
                .isInstanceOf(StoreStoppedException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.engine().readEvents("a").hasNext()).isInstanceOf(StoreStoppedException.class);
        assertThatThrownBy(store::all).isInstanceOf(StoreStoppedException.class);
    }
}
