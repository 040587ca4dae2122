package dev.samtykke.personaldata.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link KeyRecords} must do; extend it with a test per storage. */
public abstract class KeyRecordsContract {

    private static final byte[] TOMBSTONE = {0};
    private static final int THREADS = 8;

    private String id = "";

    @BeforeEach
    void takeAnUnusedId() {
        id = UUID.randomUUID() + "/profile";
    }

    /** The records under test; calls within one test give the same storage. */
    protected abstract KeyRecords records();

    @Test
    void anIdThatWasNeverUsedHasNoRecord() {
        assertThat(records().find(id)).isNull();
    }

    @Test
    void theFirstRecordOfAnIdStays() {
        assertThat(records().putIfAbsent(id, bytes("first"))).isEqualTo(bytes("first"));
        assertThat(records().putIfAbsent(id, bytes("second"))).isEqualTo(bytes("first"));
        assertThat(records().find(id)).isEqualTo(bytes("first"));
    }

    @Test
    void aRecordHoldsAnyBytes() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        records().putIfAbsent(id, all);

        assertThat(records().find(id)).isEqualTo(all);
    }

    @Test
    void changingABufferAfterwardsChangesNoRecord() {
        byte[] buffer = bytes("first");
        byte[] returned = records().putIfAbsent(id, buffer);
        buffer[0] = 'x';
        returned[1] = 'x';

        assertThat(records().find(id)).isEqualTo(bytes("first"));
    }

    @Test
    void aTombstoneTakesThePlaceOfARecordForGood() {
        records().putIfAbsent(id, bytes("first"));

        records().destroy(id, TOMBSTONE);

        assertThat(records().find(id)).isEqualTo(TOMBSTONE);
        assertThat(records().putIfAbsent(id, bytes("second"))).isEqualTo(TOMBSTONE);
        assertThat(records().find(id)).isEqualTo(TOMBSTONE);
    }

    @Test
    void anIdThatWasNeverUsedCanBeForbiddenToo() {
        records().destroy(id, TOMBSTONE);

        assertThat(records().putIfAbsent(id, bytes("first"))).isEqualTo(TOMBSTONE);
    }

    @Test
    void destroyingTwiceIsDestroyingOnce() {
        records().putIfAbsent(id, bytes("first"));

        records().destroy(id, TOMBSTONE);
        records().destroy(id, TOMBSTONE);

        assertThat(records().find(id)).isEqualTo(TOMBSTONE);
    }

    @Test
    void destroyingOneIdLeavesItsNeighbours() {
        records().putIfAbsent(id, bytes("first"));
        records().putIfAbsent(id + "x", bytes("other"));

        records().destroy(id, TOMBSTONE);

        assertThat(records().find(id + "x")).isEqualTo(bytes("other"));
    }

    @Test
    void ofManyThreadsThatPutAtOnceExactlyOneWins() throws Exception {
        List<byte[]> answers = atOnce(thread -> () -> records().putIfAbsent(id, bytes("by thread " + thread)));

        assertThat(answers)
                .hasSize(THREADS)
                .allSatisfy(answer -> assertThat(answer).isEqualTo(records().find(id)));
    }

    @Test
    void aPutThatRacesADestructionNeverBringsTheRecordBack() throws Exception {
        atOnce(thread -> () -> {
            if (thread == 0) {
                records().destroy(id, TOMBSTONE);
            }
            return records().putIfAbsent(id, bytes("by thread " + thread));
        });

        assertThat(records().find(id)).isEqualTo(TOMBSTONE);
    }

    private static List<byte[]> atOnce(Task task) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<byte[]>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Callable<byte[]> call = task.of(i);
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<byte[]> answers = new ArrayList<>();
            for (Future<byte[]> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private interface Task {
        Callable<byte[]> of(int thread);
    }
}
