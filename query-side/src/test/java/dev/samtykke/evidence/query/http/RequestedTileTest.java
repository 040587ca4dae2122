package dev.samtykke.evidence.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.samtykke.evidence.log.tile.TilePath;

class RequestedTileTest {

    @Test
    void everyTileIsFoundUnderItsOwnPath() {
        for (long index : List.of(0L, 1L, 255L, 999L, 1_000L, 1_234_067L, 999_999_999_999L)) {
            for (int width : List.of(1, 9, 10, 255, 256)) {
                String hashes = TilePath.hashes(5, index, width);
                assertThat(RequestedTile.parse(hashes)).contains(new RequestedTile(5, index, width, hashes));
                String entries = TilePath.entries(index, width);
                assertThat(RequestedTile.parse(entries)).contains(new RequestedTile(0, index, width, entries));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/1000",
                "tile/0/x001/1",
                "tile/0/x000/001",
                "tile/0/001.p/256",
                "tile/0/001.p/999",
                "tile/0/001.p/",
                "tile/0/001.p",
                "tile/07/001",
                "tile/64/001",
                "tile/0/x001/x234",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
                "tile/Entries/000",
                "tile/0/000/",
                "tile/0//000",
                "tile/0/٠٠٠",
                "tile/0/000\n",
                ""
            })
    void anythingElseIsNoTile(String path) {
        assertThat(RequestedTile.parse(path)).isEmpty();
    }

    @Test
    void aLogHasTheTilesThatItsSizeAllows() {
        assertThat(tile("tile/0/000.p/5").isWithin(5)).isTrue();
        assertThat(tile("tile/0/000.p/6").isWithin(5)).isFalse();
        assertThat(tile("tile/0/000").isWithin(255)).isFalse();
        assertThat(tile("tile/1/000.p/1").isWithin(256)).isTrue();
        assertThat(tile("tile/1/000.p/1").isWithin(255)).isFalse();
        assertThat(tile("tile/63/000.p/1").isWithin(Long.MAX_VALUE)).isFalse();
        assertThat(tile("tile/entries/001.p/1").isWithin(257)).isTrue();
    }

    private static RequestedTile tile(String path) {
        return RequestedTile.parse(path).orElseThrow();
    }
}
