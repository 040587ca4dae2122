package dev.samtykke.evidence.query.storage;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.FileStore;

class FileStoreContractTest extends BlobStoreContract {

    @TempDir
    private Path folder;

    @Override
    BlobStore store() {
        return new FileStore(folder);
    }
}
