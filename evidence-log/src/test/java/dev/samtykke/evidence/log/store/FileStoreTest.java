package dev.samtykke.evidence.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends BlobStoreContract {

    @TempDir
    Path folder;

    @Override
    protected BlobStore store() {
        return new FileStore(folder);
    }

    @Test
    void anotherStoreOnTheSameFolderSeesTheSame() {
        store().create(Map.of("a/b", new byte[] {1}));
        assertThat(store().get("a/b")).isPresent();
        assertThat(folder.resolve("a/b")).exists();
    }

    @Test
    void noPathLeadsOutOfTheFolder() {
        BlobStore store = store();
        for (String path : new String[] {"../x", "a/../../x", "/etc/passwd", ".lock", "a//b", "a/", "", "A", "a\\b"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.get(path));
            assertThatIllegalArgumentException().isThrownBy(() -> store.create(Map.of(path, new byte[0])));
        }
    }
}
