package dev.samtykke.eventstore;

import static dev.samtykke.eventstore.TestStore.event;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableRecordsTest {

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void aValueIsThereAfterReopening() {
        try (TestStore store = TestStore.open(folder)) {
            store.storage().records().put("keys", "alice", bytes("one")).join();
            store.storage().records().put("keys", "alice", bytes("two")).join();
            store.storage().records().put("keys", "bob", bytes("three")).join();
            store.storage().records().remove("keys", "bob").join();
        }
        try (TestStore store = TestStore.open(folder)) {
            DurableRecords records = store.storage().records();
            assertThat(records.get("keys", "alice")).hasValue(bytes("two"));
            assertThat(records.get("keys", "bob")).isEmpty();
            assertThat(records.get("other", "alice")).isEmpty();
            assertThat(records.all("keys")).containsOnlyKeys("alice");
        }
    }

    @Test
    void namespacesAreSeparateEvenIfOneStartsLikeAnother() {
        try (TestStore store = TestStore.open(folder)) {
            DurableRecords records = store.storage().records();
            records.put("key", "s", bytes("1")).join();
            records.put("keys", "", bytes("2")).join();

            assertThat(records.all("key")).containsExactly(entry("s", bytes("1")));
            assertThat(records.all("keys")).containsExactly(entry("", bytes("2")));
            assertThatThrownBy(() -> records.get("Not a slug", "")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatIsQueuedIsSeenBeforeItIsOnDisk() {
        CountDownLatch disk = new CountDownLatch(1);
        AtomicBoolean opened = new AtomicBoolean();
        EventStorage storage = EventStorage.open(EventStoreOptions.in(folder), group -> {
            if (opened.get()) {
                awaitLatch(disk);
            }
            group.write();
        });
        try (TestStore store = TestStore.on(storage)) {
            opened.set(true);
            DurableRecords records = store.storage().records();
            CompletableFuture<Void> put = records.put("keys", "alice", bytes("one"));
            DurableRecords.PutIfAbsent second = records.putIfAbsent("keys", "alice", bytes("two"));

            assertThat(records.get("keys", "alice")).hasValue(bytes("one"));
            assertThat(records.all("keys")).containsOnlyKeys("alice");
            assertThat(second.stored()).isFalse();
            assertThat(second.value()).isEqualTo(bytes("one"));
            assertThat(put).isNotDone();
            assertThat(second.durable()).isNotDone();

            records.remove("keys", "alice");
            assertThat(records.get("keys", "alice")).isEmpty();
            assertThat(records.all("keys")).isEmpty();

            disk.countDown();
            put.join();
            second.durable().join();
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void ofManyThatPutIfAbsentOneStoresAndAllGetItsValue() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (TestStore store = TestStore.open(folder)) {
            DurableRecords records = store.storage().records();
            for (int round = 0; round < 20; round++) {
                String key = "key " + round;
                List<Future<DurableRecords.PutIfAbsent>> puts = IntStream.range(0, 8)
                        .mapToObj(caller ->
                                threads.submit(() -> records.putIfAbsent("keys", key, bytes("of caller " + caller))))
                        .toList();
                List<DurableRecords.PutIfAbsent> outcomes = new ArrayList<>();
                for (Future<DurableRecords.PutIfAbsent> put : puts) {
                    outcomes.add(put.get());
                }
                assertThat(outcomes)
                        .filteredOn(DurableRecords.PutIfAbsent::stored)
                        .hasSize(1);
                assertThat(outcomes)
                        .extracting(outcome -> new String(outcome.value(), UTF_8))
                        .containsOnly(new String(records.get("keys", key).orElseThrow(), UTF_8));
            }
        }
        threads.shutdown();
    }

    @Test
    void whatFollowsAFutureMayAppend() {
        try (TestStore store = TestStore.open(folder)) {
            store.storage()
                    .records()
                    .put("keys", "alice", bytes("one"))
                    .thenRun(() -> store.append(event("a", 0)))
                    .join();

            assertThat(store.storage().head()).isZero();
        }
    }

    @Test
    void aDamagedRecordIsAnErrorThatDoesNotTellItsKey() throws Exception {
        try (TestStore store = TestStore.open(folder)) {
            store.storage().records().put("keys", "alice", bytes("one")).join();
        }
        try (RawStore raw = new RawStore(folder)) {
            byte[] key = new RecordKey("keys", "alice").stored();
            byte[] value = raw.get(Column.RECORDS, key);
            value[value.length - 1] ^= 1;
            raw.put(Column.RECORDS, key, value);
        }
        try (TestStore store = TestStore.open(folder)) {
            assertThatThrownBy(() -> store.storage().records().get("keys", "alice"))
                    .isInstanceOf(DamagedRecordException.class)
                    .hasMessageContaining("namespace keys")
                    .message()
                    .doesNotContain("alice");
        }
    }

    @Nested
    class Destroying {

        private final String marker = "a marker that no other file would hold by chance";

        @Test
        void leavesNoByteOfTheValueInAnyFile() throws IOException {
            try (TestStore store = TestStore.open(folder)) {
                DurableRecords records = store.storage().records();
                records.put("keys", "alice", bytes(marker + " first")).join();
                records.put("keys", "alice", bytes(marker + " second")).join();
                records.put("keys", "bob", bytes("of bob")).join();
                store.append(event("a", 0));
                assertThat(filesWith(marker)).isNotEmpty();

                records.destroy("keys", "alice").join();

                assertThat(filesWith(marker)).isEmpty();
                assertThat(records.get("keys", "alice")).isEmpty();
                assertThat(records.get("keys", "bob")).hasValue(bytes("of bob"));
                assertThat(store.all()).hasSize(1);
            }
            assertThat(filesWith(marker)).isEmpty();
        }

        @Test
        void alsoReachesValuesInFilesOfEarlierRuns() throws IOException {
            for (int run = 0; run < 4; run++) {
                try (TestStore store = TestStore.open(folder)) {
                    store.storage()
                            .records()
                            .put("keys", "alice", bytes(marker + run))
                            .join();
                    for (int other = 0; other < 100; other++) {
                        store.storage().records().put("keys", "other " + other, bytes("of run " + run));
                    }
                }
            }
            assertThat(filesWith(marker)).isNotEmpty();

            try (TestStore store = TestStore.open(folder)) {
                store.storage().records().destroy("keys", "alice").join();

                assertThat(filesWith(marker)).isEmpty();
                assertThat(store.storage().records().all("keys")).hasSize(100);
            }
        }

        @Test
        void worksWhileEventsAreWritten() throws Exception {
            ExecutorService writers = Executors.newFixedThreadPool(2);
            try (TestStore store = TestStore.open(folder)) {
                DurableRecords records = store.storage().records();
                AtomicBoolean destroyed = new AtomicBoolean();
                List<Future<?>> writing = new ArrayList<>();
                for (String aggregate : List.of("a", "b")) {
                    writing.add(writers.submit(() -> {
                        for (int sequence = 0; !destroyed.get(); sequence++) {
                            store.append(event(aggregate, sequence));
                        }
                    }));
                }
                List<CompletableFuture<Void>> destructions = new ArrayList<>();
                for (int key = 0; key < 20; key++) {
                    records.put("keys", "key " + key, bytes(marker + key));
                    destructions.add(records.destroy("keys", "key " + key));
                }
                destructions.forEach(CompletableFuture::join);

                assertThat(filesWith(marker)).isEmpty();
                destroyed.set(true);
                for (Future<?> writer : writing) {
                    writer.get();
                }
                assertThat(store.all()).hasSizeGreaterThan(2);
            }
            writers.shutdown();
        }

        @Test
        void endsForKeysThatAreNotThereAnyMore() throws IOException {
            try (TestStore store = TestStore.open(folder)) {
                DurableRecords records = store.storage().records();
                for (int key = 0; key < 200; key++) {
                    records.put("keys", "key " + key, bytes(marker + key));
                }
                records.destroy("keys", "key 50").join();

                records.destroy("keys", "key 50").join();
                records.destroy("keys", "key 50 was never there").join();

                assertThat(records.all("keys")).hasSize(199);
                assertThat(filesWith(marker + "50")).isEmpty();
            }
        }

        @Test
        void takesManyAtOnceOutOfManyFiles() throws IOException {
            try (TestStore store = TestStore.open(EventStoreOptions.in(folder).withWriteBufferBytes(1 << 20))) {
                DurableRecords records = store.storage().records();
                List<CompletableFuture<Void>> changes = new ArrayList<>();
                for (int key = 0; key < 10_000; key++) {
                    changes.add(records.put(
                            "keys", "key " + key, bytes("%s %05d %s".formatted(marker, key, "x".repeat(100)))));
                }
                changes.forEach(CompletableFuture::join);
                changes.clear();
                for (int key = 0; key < 10_000; key += 101) {
                    changes.add(records.destroy("keys", "key " + key));
                }
                changes.forEach(CompletableFuture::join);

                for (int key = 0; key < 10_000; key += 101) {
                    assertThat(filesWith("%s %05d ".formatted(marker, key))).isEmpty();
                }
                assertThat(filesWith("%s %05d ".formatted(marker, 1))).isNotEmpty();
            }
        }

        @Test
        void isFinishedAtTheNextStartIfACrashCameBetween() throws Exception {
            RecordKey alice = new RecordKey("keys", "alice");
            try (TestStore store = TestStore.open(folder)) {
                store.storage().records().put("keys", "alice", bytes(marker)).join();
            }
            try (RawStore raw = new RawStore(folder)) {
                raw.put(Column.META, bytes("erase/" + alice.text()), new byte[0]);
                raw.delete(Column.RECORDS, alice.stored());
            }
            assertThat(filesWith(marker)).isNotEmpty();

            try (TestStore store = TestStore.open(folder)) {
                await().untilAsserted(() -> assertThat(filesWith(marker)).isEmpty());
                assertThat(store.storage().records().get("keys", "alice")).isEmpty();
            }
        }

        private List<Path> filesWith(String text) throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> contentOf(file).contains(text)).toList();
            }
        }

        private String contentOf(Path file) {
            try {
                return Files.readString(file, ISO_8859_1);
            } catch (NoSuchFileException e) {
                return "";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
