package dev.samtykke.evidence.log.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.CompactRange;
import dev.samtykke.evidence.log.merkle.ProofBuilder;
import dev.samtykke.evidence.log.store.MemoryStore;

class TiledLogTest {

    private static final int SIZE = 70_000;

    private final MemoryStore store = new MemoryStore();

    @Test
    void aLogOf70000LeavesConsistsOfExactlyTheTilesOfTheSpecification() {
        TiledLog log = filled(SIZE);
        log.flush();
        assertThat(store.contents().keySet().stream().filter(path -> path.startsWith("t/tile/0/")))
                .hasSize(274)
                .contains("t/tile/0/272", "t/tile/0/273.p/112");
        assertThat(store.contents().keySet().stream().filter(path -> path.startsWith("t/tile/entries/")))
                .hasSize(274);
        assertThat(store.contents().keySet().stream()
                        .filter(path -> path.startsWith("t/tile/1/") || path.startsWith("t/tile/2/")))
                .containsExactly("t/tile/1/000", "t/tile/1/001.p/17", "t/tile/2/000.p/1");
        assertThat(store.contents()).hasSize(2 * 274 + 3);
        assertThat(new ProofBuilder(reader(SIZE)).root(SIZE)).isEqualTo(log.root());
    }

    @Test
    void aReaderOfAnOlderSizeReadsThePartialTilesFromFullOnes() {
        TiledLog log = filled(300);
        log.flush();
        log.prune();
        CompactRange older = log.range();
        for (int i = 300; i < 600; i++) {
            log.append(data(i));
        }
        log.flush();
        log.prune();
        assertThat(store.get("t/tile/0/001.p/44")).isEmpty();
        assertThat(new ProofBuilder(reader(300)).root(300)).isEqualTo(older.root());
        assertThat(reader(300).entry(299)).isEqualTo(data(299));
    }

    @Test
    void tilesOfTheWrongLengthOrNoTileAtAllAreRefused() {
        filled(10).flush();
        byte[] tile = store.get("t/tile/0/000.p/10").orElseThrow();
        for (byte[] wrong : new byte[][] {new byte[0], new byte[31], Arrays.copyOf(tile, 288)}) {
            TileReader reader = new TileReader(path -> Optional.of(wrong), 10);
            assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> reader.read(0, 3));
        }
        TileReader reader = new TileReader(path -> Optional.empty(), 10);
        assertThatExceptionOfType(MalformedDataException.class)
                .isThrownBy(() -> reader.read(0, 3))
                .withMessage("tile/0/000 is missing");
    }

    @Test
    void entryBundlesOfAnyOtherFormAreRefused() {
        for (byte[] wrong : new byte[][] {{}, {0}, {0, 1}, {0, 2, 5}, {0, 1, 5, 0}, {0, 1, 5, 0, 1, 5}}) {
            assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> EntryBundle.parse(wrong, 1));
        }
        assertThat(EntryBundle.parse(new byte[] {0, 0, 0, 1, 5}, 2)).containsExactly(new byte[0], new byte[] {5});
    }

    private TiledLog filled(int size) {
        TiledLog log = TiledLog.open(store, "t/", CompactRange.empty());
        for (int i = 0; i < size; i++) {
            log.append(data(i));
        }
        return log;
    }

    private TileReader reader(long size) {
        return new TileReader(path -> store.get("t/" + path), size);
    }

    private static byte[] data(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }
}
