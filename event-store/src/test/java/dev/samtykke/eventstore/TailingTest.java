package dev.samtykke.eventstore;

import static dev.samtykke.eventstore.TestStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailingTest {

    private static final Duration FOREVER = Duration.ofDays(1);

    private final TestStore store;

    TailingTest(@TempDir Path folder) {
        store = TestStore.open(EventStoreOptions.in(folder).withTailWait(FOREVER));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aBlockingReadDeliversEventsThatComeLater() {
        List<Object> read = new CopyOnWriteArrayList<>();
        Stream<? extends TrackedEventMessage<?>> tail = store.engine().readEvents(null, true);
        CompletableFuture<Void> reader =
                CompletableFuture.runAsync(() -> tail.forEach(message -> read.add(message.getPayload())));

        for (int sequence = 0; sequence < 20; sequence++) {
            store.append(event("a", sequence));
            String delivered = "a " + sequence;
            await().until(() -> read.contains(delivered));
        }
        assertThat(read).hasSize(20);

        tail.close();
        reader.join();
    }

    @Test
    void anEventReachesAnAxonStreamWithoutWaitingForTheNextPoll() throws Exception {
        EmbeddedEventStore axon = EmbeddedEventStore.builder()
                .storageEngine(store.engine())
                .fetchDelay(FOREVER.toMillis())
                .build();
        try (BlockingStream<TrackedEventMessage<?>> stream = axon.openStream(null)) {
            assertThat(stream.hasNextAvailable()).isFalse();
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> next(stream));

            axon.publish(event("a", 0));

            assertThat(received.join()).isEqualTo("a 0");
        } finally {
            axon.shutDown();
        }
    }

    private static String next(BlockingStream<TrackedEventMessage<?>> stream) {
        try {
            return (String) stream.nextAvailable().getPayload();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void closingTheStoreEndsABlockingReadWithoutAnError() {
        Stream<? extends TrackedEventMessage<?>> tail = store.engine().readEvents(null, true);
        List<Object> read = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> reader =
                CompletableFuture.runAsync(() -> tail.forEach(message -> read.add(message.getPayload())));
        store.append(event("a", 0));
        await().until(() -> read.size() == 1);

        store.close();

        reader.join();
    }

    @Test
    void aWaitWithoutANewEventEnds() {
        store.append(event("a", 0));

        assertThat(store.storage().awaitEventAfter(0, Duration.ofMillis(1))).isFalse();
        assertThat(store.storage().awaitEventAfter(-1, FOREVER)).isTrue();
    }
}
