package dev.samtykke.standalone.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.BlobStoreContract;

class FolderStoreTest extends BlobStoreContract {

    @TempDir
    Path folder;

    private FolderStore store;

    @BeforeEach
    void open() {
        store = FolderStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected BlobStore store() {
        return store;
    }

    @Test
    void whatIsPublishedIsAFileThatCanBeCopiedAndTheRestIsNot() {
        byte[] bytes = {1};
        store.create(Map.of("events/tile/0/000", bytes, "map/00/1", bytes));
        store.compareAndSwap("statements/checkpoint", null, bytes);
        store.compareAndSwap("head", null, bytes);

        assertThat(folder.resolve("events/tile/0/000")).hasBinaryContent(bytes);
        assertThat(folder.resolve("statements/checkpoint")).hasBinaryContent(bytes);
        assertThat(folder.resolve("map")).doesNotExist();
        assertThat(folder.resolve("head")).doesNotExist();
        for (String path : List.of("events/tile/0/000", "map/00/1", "statements/checkpoint", "head")) {
            assertThat(store.get(path)).contains(bytes);
        }
    }

    @Test
    void bothPartsCanBeDeletedAtOnce() {
        store.create(Map.of("events/tile/0/000.p/1", new byte[] {1}, "map/00/1", new byte[] {1}));
        store.delete(List.of("events/tile/0/000.p/1", "map/00/1"));

        assertThat(store.get("events/tile/0/000.p/1")).isEmpty();
        assertThat(store.get("map/00/1")).isEmpty();
    }
}
