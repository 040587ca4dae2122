package dev.samtykke.standalone.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.BlobStoreContract;

class RocksBlobsTest extends BlobStoreContract {

    @TempDir
    Path folder;

    private RocksBlobs blobs;

    @BeforeEach
    void open() {
        blobs = RocksBlobs.open(folder);
    }

    @AfterEach
    void close() {
        blobs.close();
    }

    @Override
    protected BlobStore store() {
        return blobs;
    }

    @Test
    void whatWasCreatedIsThereAfterARestart() {
        blobs.create(Map.of("map/00/1", new byte[] {1}));
        blobs.compareAndSwap("head", null, new byte[] {2});
        blobs.close();
        blobs = RocksBlobs.open(folder);

        assertThat(blobs.get("map/00/1")).contains(new byte[] {1});
        assertThat(blobs.get("head")).contains(new byte[] {2});
    }

    @Test
    void aFolderThatIsOpenCannotBeOpenedAgain() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> RocksBlobs.open(folder))
                .withMessageContaining(folder.toString());
    }

    @Test
    void whatIsClosedIsNotReadAnyMore() {
        blobs.close();
        blobs.close();

        assertThatIllegalStateException().isThrownBy(() -> blobs.get("head"));
    }
}
