package dev.samtykke.evidence.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** What every store has to do. Extend it to test another one. */
public abstract class BlobStoreContract {

    /** An empty store. */
    protected abstract BlobStore store();

    @Test
    void whatWasCreatedIsThere() {
        BlobStore store = store();
        store.create(Map.of("a/b/000.p/7", bytes("one"), "a/b/000", bytes("two"), "c", bytes("")));
        assertThat(store.get("a/b/000.p/7"))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(bytes("one")));
        assertThat(store.get("a/b/000"))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(bytes("two")));
        assertThat(store.get("c")).hasValueSatisfying(found -> assertThat(found).isEmpty());
        assertThat(store.get("d")).isEmpty();
    }

    @Test
    void creatingTheSameAgainChangesNothingAndOtherContentIsRefused() {
        BlobStore store = store();
        Map<String, byte[]> many =
                IntStream.range(0, 100).boxed().collect(Collectors.toMap(i -> "many/" + i, i -> bytes("content " + i)));
        store.create(many);
        store.create(many);
        assertThatExceptionOfType(LogInconsistentException.class)
                .isThrownBy(() -> store.create(Map.of("new", bytes("x"), "many/50", bytes("other"))))
                .withMessageContaining("many/50");
        assertThat(store.get("many/50"))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(bytes("content 50")));
    }

    @Test
    void aSwapNeedsTheExpectedContent() {
        BlobStore store = store();
        assertThat(store.compareAndSwap("head", bytes("0"), bytes("1"))).isFalse();
        assertThat(store.compareAndSwap("head", null, bytes("1"))).isTrue();
        assertThat(store.compareAndSwap("head", null, bytes("2"))).isFalse();
        assertThat(store.compareAndSwap("head", bytes("1"), bytes("2"))).isTrue();
        assertThat(store.get("head"))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(bytes("2")));
    }

    @Test
    void ofManySwapsOfTheSameContentOneSucceeds() throws Exception {
        BlobStore store = store();
        store.compareAndSwap("head", null, bytes("0"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int round = 0; round < 20; round++) {
            byte[] expected = store.get("head").orElseThrow();
            List<Future<Boolean>> swaps = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                byte[] next = bytes(round + " " + i);
                swaps.add(threads.submit(() -> store.compareAndSwap("head", expected, next)));
            }
            int succeeded = 0;
            for (Future<Boolean> swap : swaps) {
                succeeded += swap.get() ? 1 : 0;
            }
            assertThat(succeeded).isEqualTo(1);
        }
        threads.shutdown();
    }

    @Test
    void whatWasDeletedIsGoneAndWhatIsNotThereCanBeDeleted() {
        BlobStore store = store();
        store.create(Map.of("a/1", bytes("x"), "a/2", bytes("y")));
        store.delete(List.of("a/1", "a/3", "b/1"));
        assertThat(store.get("a/1")).isEmpty();
        assertThat(store.get("a/2")).isPresent();
    }

    @Test
    void aBlobOfTheLargestSizeFits() {
        BlobStore store = store();
        byte[] large = new byte[BlobStore.MAX_BLOB_BYTES];
        large[large.length - 1] = 1;
        store.create(Map.of("large", large));
        assertThat(store.get("large"))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(large));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
