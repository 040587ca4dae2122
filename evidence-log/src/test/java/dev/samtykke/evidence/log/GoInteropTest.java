package dev.samtykke.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.evidence.log.bundle.CustomerCase;
import dev.samtykke.evidence.log.store.FileStore;

/** Lets the Go checksum database's code, which knows nothing of ours, check our notes, tiles and proofs. */
class GoInteropTest {

    private static final Path SOURCES = Path.of("src/test/go").toAbsolutePath();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private record Outcome(int code, String printed) {}

    @BeforeAll
    static void build() throws Exception {
        boolean isOnPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "go")));
        assumeTrue(isOnPath, "skipped: there is no go on the PATH");
        Outcome download = run("go", "mod", "download");
        assumeTrue(download.code == 0, "skipped: the Go modules cannot be downloaded: " + download.printed);
        Outcome built = run("go", "build", "-mod=readonly", "-o", program(), ".");
        assertThat(built.code).as(built.printed).isZero();
    }

    @Test
    void aStockClientVerifiesNotesTilesProofsAndTheMap() throws Exception {
        write(new CustomerCase());
        assertThat(run(program(), folder.toString())).isEqualTo(new Outcome(0, "ok: 600 events, 3 subjects\n"));
    }

    @Test
    void aStockClientNoticesWhatWasAltered() throws Exception {
        CustomerCase example = new CustomerCase();
        write(example);
        for (String altered : List.of(
                "log/events/tile/0/001",
                "log/events/tile/entries/001",
                "log/events/checkpoint",
                "log/statements/tile/entries/000.p/2")) {
            Path file = folder.resolve(altered);
            byte[] bytes = Files.readAllBytes(file);
            byte[] damaged = bytes.clone();
            damaged[bytes.length - 20] ^= 1;
            Files.write(file, damaged);
            Outcome outcome = run(program(), folder.toString());
            assertThat(outcome.code).as(altered).isEqualTo(1);
            assertThat(outcome.printed).startsWith("FAIL");
            Files.write(file, bytes);
        }
    }

    private void write(CustomerCase example) throws IOException {
        new FileStore(folder.resolve("log")).create(example.store.contents());
        Files.write(
                folder.resolve("bundle.json"),
                example.bundleWithAnAbsentSubject().canonical());
        Files.writeString(
                folder.resolve("event.tlog-proof"),
                example.view().tlogProof(123).format());
        Files.writeString(
                folder.resolve("witness.key"),
                CustomerCase.WITNESS.verifierKey().toString());
    }

    private static String program() {
        return shared.resolve("interop").toString();
    }

    private static Outcome run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(SOURCES.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), printed);
    }
}
