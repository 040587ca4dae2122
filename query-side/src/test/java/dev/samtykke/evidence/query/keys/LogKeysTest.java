package dev.samtykke.evidence.query.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.evidence.log.EventLog;
import dev.samtykke.evidence.log.LogSettings;
import dev.samtykke.evidence.log.LogState;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.note.NoteSigner;
import dev.samtykke.evidence.log.store.MemoryStore;

class LogKeysTest {

    @TempDir
    private Path folder;

    @Test
    void theFirstStartMakesAKeyForEachLogThatOnlyTheOwnerMayRead() throws IOException {
        LogSettings settings = open("log.example/customers", null);

        assertThat(settings.eventsOrigin()).isEqualTo("log.example/customers/events");
        assertThat(settings.statementsOrigin()).isEqualTo("log.example/customers/statements");
        for (String file : List.of("evidence-events.key", "evidence-statements.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aLogWithoutANameGetsOneAndKeepsIt() {
        LogSettings settings = open(null, null);
        assertThat(settings.eventsOrigin()).matches("samtykke\\.local/[0-9a-f]{8}/events");
        assertThat(open(null, null).eventsOrigin()).isEqualTo(settings.eventsOrigin());
        assertThat(keys(open(null, null))).isEqualTo(keys(settings));
    }

    @Test
    void aLogCannotBeRenamed() {
        open("log.example/customers", null);
        assertThatExceptionOfType(LogKeysRefused.class)
                .isThrownBy(() -> open("log.example/people", null))
                .withMessageContaining("a log keeps its name");
    }

    @Test
    void aKeyIsChangedByLettingTheOldAndTheNewOneSignForAWhile() throws IOException {
        MemoryStore store = new MemoryStore();
        LogSettings before = open(null, null);
        EventLog.open(store, before).checkpoint();

        LogSettings overlap = open(null, "2027");
        assertThat(keys(overlap)).hasSize(4).containsAll(keys(before));
        EventLog.open(store, overlap).checkpoint();

        Files.delete(folder.resolve("evidence-events.key"));
        Files.delete(folder.resolve("evidence-statements.key"));
        LogSettings after = open(null, null);
        assertThat(after.eventsOrigin()).isEqualTo(before.eventsOrigin());
        assertThat(keys(after)).hasSize(2).doesNotContainAnyElementsOf(keys(before));
        LogState state = EventLog.open(store, after).checkpoint();
        state.statements()
                .verify(after.statementsSigners().stream()
                        .map(NoteSigner::verifierKey)
                        .toList());
        assertThat(Encodings.utf8(store.get("keys").orElseThrow()).lines()).hasSize(4);
    }

    @Test
    void aKeyFileThatOthersMayReadIsRefused() throws IOException {
        open(null, null);
        Path file = folder.resolve("evidence-events.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> open(null, null))
                .withMessageContaining("may be read by others");
    }

    private LogSettings open(@Nullable String name, @Nullable String label) {
        return new LogKeys(folder, new SecureRandom()).open(name, label);
    }

    private static List<String> keys(LogSettings settings) {
        return java.util.stream.Stream.concat(settings.eventsSigners().stream(), settings.statementsSigners().stream())
                .map(signer -> signer.verifierKey().toString())
                .toList();
    }
}
