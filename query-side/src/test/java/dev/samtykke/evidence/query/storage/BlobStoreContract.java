package dev.samtykke.evidence.query.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.LogInconsistentException;

/** What the log demands of every store. */
abstract class BlobStoreContract {

    abstract BlobStore store();

    @Test
    void whatWasCreatedIsThere() {
        store().create(Map.of("events/tile/0/000", bytes("a"), "events/tile/0/001", bytes("b")));
        assertThat(store().get("events/tile/0/000")).hasValue(bytes("a"));
        assertThat(store().get("events/tile/0/002")).isEmpty();
    }

    @Test
    void equalBytesMayBeCreatedAgain() {
        store().create(Map.of("map/00/ab", bytes("a")));
        store().create(Map.of("map/00/ab", bytes("a"), "map/00/cd", bytes("c")));
        assertThat(store().get("map/00/cd")).hasValue(bytes("c"));
    }

    @Test
    void otherBytesUnderAPathThatIsTakenAreRefusedAndLeaveItAsItIs() {
        store().create(Map.of("events/tile/0/000", bytes("a")));
        assertThatExceptionOfType(LogInconsistentException.class)
                .isThrownBy(() -> store().create(Map.of("events/tile/0/000", bytes("b"))))
                .withMessage("events/tile/0/000 is there with other content");
        assertThat(store().get("events/tile/0/000")).hasValue(bytes("a"));
    }

    @Test
    void manyBlobsAreCreatedAtOnce() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 700; i++) {
            many.put("map/11/" + i, bytes("page " + i));
        }
        store().create(many);
        store().create(many);
        assertThat(store().get("map/11/699")).hasValue(bytes("page 699"));
        store().delete(many.keySet());
        assertThat(store().get("map/11/699")).isEmpty();
    }

    @Test
    void theLargestBlobIsKept() {
        byte[] largest = new byte[BlobStore.MAX_BLOB_BYTES];
        Arrays.fill(largest, (byte) 7);
        largest[largest.length - 1] = 8;
        store().create(Map.of("events/tile/entries/000", largest));
        store().create(Map.of("events/tile/entries/000", largest));
        assertThat(store().get("events/tile/entries/000")).hasValue(largest);
        store().delete(List.of("events/tile/entries/000"));
        assertThat(store().get("events/tile/entries/000")).isEmpty();
    }

    @Test
    void aSwapNeedsWhatIsThereNow() {
        assertThat(store().compareAndSwap("head", bytes("x"), bytes("a"))).isFalse();
        assertThat(store().compareAndSwap("head", null, bytes("a"))).isTrue();
        assertThat(store().compareAndSwap("head", null, bytes("b"))).isFalse();
        assertThat(store().compareAndSwap("head", bytes("x"), bytes("b"))).isFalse();
        assertThat(store().get("head")).hasValue(bytes("a"));
        assertThat(store().compareAndSwap("head", bytes("a"), bytes("b"))).isTrue();
        assertThat(store().get("head")).hasValue(bytes("b"));
    }

    @Test
    void ofManySwapsAtOnceOneSucceeds() throws Exception {
        BlobStore store = store();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            byte[] present = null;
            for (int round = 0; round < 20; round++) {
                byte[] before = present;
                List<Future<Boolean>> swaps = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    byte[] mine = bytes(round + " by " + i);
                    swaps.add(threads.submit(() -> store.compareAndSwap("head", before, mine)));
                }
                List<Integer> winners = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    if (swaps.get(i).get()) {
                        winners.add(i);
                    }
                }
                assertThat(winners).hasSize(1);
                present = store.get("head").orElseThrow();
                assertThat(present).isEqualTo(bytes(round + " by " + winners.get(0)));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsNotThereMayBeDeleted() {
        store().delete(List.of("events/tile/0/000.p/7", "retired/ab"));
        store().delete(List.of());
    }

    static byte[] bytes(String text) {
        return Encodings.utf8(text);
    }
}
