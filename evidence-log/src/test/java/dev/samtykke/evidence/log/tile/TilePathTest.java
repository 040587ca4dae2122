package dev.samtykke.evidence.log.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilePathTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 999, 256, tile/0/999",
        "0, 1000, 256, tile/0/x001/000",
        "1, 1234067, 256, tile/1/x001/x234/067",
        "2, 0, 1, tile/2/000.p/1",
        "0, 1234067, 255, tile/0/x001/x234/067.p/255"
    })
    void pathsAreThoseOfTheSpecification(int level, long index, int width, String path) {
        assertThat(TilePath.hashes(level, index, width)).isEqualTo(path);
        assertThat(TilePath.entries(index, width)).isEqualTo(path.replaceFirst("tile/\\d", "tile/entries"));
    }

    /** The example of C2SP tlog-tiles. */
    @Test
    void aTreeOf70000LeavesHasTheTilesOfTheSpecification() {
        long size = 70_000;
        assertThat(TilePath.width(0, 272, size)).isEqualTo(256);
        assertThat(TilePath.width(0, 273, size)).isEqualTo(112);
        assertThat(TilePath.width(0, 274, size)).isZero();
        assertThat(TilePath.width(1, 0, size)).isEqualTo(256);
        assertThat(TilePath.width(1, 1, size)).isEqualTo(17);
        assertThat(TilePath.width(2, 0, size)).isEqualTo(1);
        assertThat(TilePath.width(3, 0, size)).isZero();
    }

    @Test
    void whatIsNoTileHasNoPath() {
        assertThatIllegalArgumentException().isThrownBy(() -> TilePath.hashes(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> TilePath.hashes(0, 0, 257));
        assertThatIllegalArgumentException().isThrownBy(() -> TilePath.hashes(0, -1, 1));
    }
}
