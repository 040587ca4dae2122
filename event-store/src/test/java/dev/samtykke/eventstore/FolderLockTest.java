package dev.samtykke.eventstore;

import static dev.samtykke.eventstore.TestStore.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    Path folder;

    @Test
    void aSecondStoreOfTheSameProcessIsRefusedAndTheFirstGoesOn() {
        try (TestStore store = TestStore.open(folder)) {
            refuses();
            refuses();
            store.append(event("a", 0));
            assertThat(store.all()).hasSize(1);
        }
        TestStore.open(folder).close();
    }

    @Test
    void anotherProcessHoldsTheFolderUntilItDies() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriters.class.getName(),
                        folder.toString(),
                        "1",
                        "other")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8))) {
            // It writes, so it has the folder.
            assertThat(output.readLine()).startsWith("other");
            refuses();
        } finally {
            other.toHandle().destroyForcibly();
            other.waitFor();
        }
        TestStore.open(folder).close();
    }

    private void refuses() {
        assertThatThrownBy(() -> EventStorage.open(EventStoreOptions.in(folder)))
                .isInstanceOf(StoreFolderInUseException.class)
                .hasMessageContaining(folder.toString());
    }
}
