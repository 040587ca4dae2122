package dev.samtykke.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;

class AppenderTest {

    @TempDir
    Path folder;

    private static Write write(int number) {
        return Writes.of(group -> group.put(Column.META, Keys.position(number), new byte[0]));
    }

    @Test
    void whatWasAcknowledgedWasSyncedBefore() {
        try (Statistics statistics = new Statistics();
                Database database =
                        Database.open(EventStoreOptions.in(folder), settings -> settings.setStatistics(statistics));
                Appender appender = new Appender(database, new Head(-1), WriteGroup::write)) {
            appender.start();
            for (int number = 0; number < 20; number++) {
                long syncsBefore = statistics.getTickerCount(TickerType.WAL_FILE_SYNCED);
                appender.submit(write(number)).join();
                assertThat(statistics.getTickerCount(TickerType.WAL_FILE_SYNCED))
                        .isGreaterThan(syncsBefore);
            }
        }
    }

    @Test
    void whatWaitsDuringAWriteIsWrittenTogether() throws InterruptedException {
        CountDownLatch firstIsWriting = new CountDownLatch(1);
        CountDownLatch disk = new CountDownLatch(1);
        AtomicInteger groups = new AtomicInteger();
        try (Database database = Database.open(EventStoreOptions.in(folder));
                Appender appender = new Appender(database, new Head(-1), group -> {
                    groups.incrementAndGet();
                    firstIsWriting.countDown();
                    awaitLatch(disk);
                    group.write();
                })) {
            appender.start();
            List<CompletableFuture<Void>> writes = new ArrayList<>();
            writes.add(appender.submit(write(0)));
            firstIsWriting.await();
            for (int number = 1; number <= 1_000; number++) {
                writes.add(appender.submit(write(number)));
            }
            assertThat(writes).noneMatch(CompletableFuture::isDone);

            disk.countDown();
            writes.forEach(CompletableFuture::join);

            assertThat(groups).hasValue(2);
        }
    }

    @Test
    void theAppenderDoesNotWaitForItself() {
        try (Database database = Database.open(EventStoreOptions.in(folder));
                Appender appender = new Appender(database, new Head(-1), WriteGroup::write)) {
            appender.start();
            CompletableFuture<Void> nested = new CompletableFuture<>();
            CompletableFuture<Void> write = appender.submit(Writes.of(group -> {
                try {
                    appender.submit(write(1));
                } catch (IllegalStateException e) {
                    nested.completeExceptionally(e);
                }
            }));
            write.join();

            assertThatThrownBy(nested::join).hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
