package dev.samtykke.evidence.log.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.TestLogs;
import dev.samtykke.evidence.log.bundle.CustomerCase;
import dev.samtykke.evidence.log.note.KeyFile;
import dev.samtykke.evidence.log.note.NoteSignature;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.FileStore;
import dev.samtykke.evidence.log.timestamp.TestAuthority;
import dev.samtykke.evidence.log.witness.WitnessClient;
import dev.samtykke.evidence.log.witness.WitnessServer;

class MainTest {

    private static final CustomerCase CASE = new CustomerCase();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void aTrueBundleIsProvenClaimByClaim() throws Exception {
        List<String> words = new ArrayList<>(List.of("verify", bundle()));
        CustomerCase.keys().forEach(key -> words.addAll(List.of("--key", key.toString())));
        CustomerCase.subjects().forEach(subject -> words.addAll(List.of("--subject", subject.hex())));

        assertThat(run(words)).isZero();
        assertThat(out())
                .contains("ok    statement: statement 1 is the last one\n")
                .contains("ok    subjects: 2 subjects, those that were asked for\n")
                .endsWith("\nPROVEN: every claim holds\n")
                .doesNotContain("FAIL", "No --key");
    }

    @Test
    void withoutKeysAPersonIsToldWhatThatMeans() throws Exception {
        assertThat(run(List.of("verify", bundle()))).isZero();
        assertThat(out()).startsWith("No --key was given").contains("publishes.\n\nok    format");
    }

    @Test
    void anAlteredBundleNamesTheFailingClaim() throws Exception {
        Path file = folder.resolve("altered.json");
        String text = new String(CASE.bundle().canonical(), StandardCharsets.UTF_8);
        Files.writeString(file, text.replaceFirst("\"purpose\":\"newsletter\"", "\"purpose\":\"newspapers\""));

        assertThat(run(List.of("verify", file.toString()))).isEqualTo(1);
        assertThat(out())
                .containsPattern("\nFAIL  subject [0-9a-f]{16} payloads: payload of event \\d+ is not the one")
                .containsPattern("\nNOT PROVEN: subject [0-9a-f]{16} payloads\n$");
    }

    @Test
    void machinesGetJson() throws Exception {
        assertThat(run(List.of("verify", bundle(), "--json"))).isZero();
        assertThat(out())
                .startsWith("{\"claims\":[{\"detail\":\"a bundle of version 1\",\"holds\":true,\"name\":\"format\"},")
                .endsWith("],\"holds\":true}\n");
    }

    @Test
    void moreWitnessesThanThereAreAreMissed() throws Exception {
        assertThat(run(List.of("verify", bundle(), "--witnesses", "2"))).isEqualTo(1);
        assertThat(out()).contains("NOT PROVEN: witnesses");
    }

    @Test
    void aReceiptIsVerifiedByTheSameCommand() throws Exception {
        Path file = Files.write(folder.resolve("receipt.json"), CASE.receipt(7).canonical());
        assertThat(run(List.of(
                        "verify", file.toString(), "--key", TestLogs.KEYS.get(0).toString())))
                .isZero();
        assertThat(out()).contains("ok    format: a receipt of version 1\n");
        assertThat(run(List.of("verify", file.toString(), "--witnesses", "1"))).isEqualTo(2);
    }

    @Test
    void whatIsNotEvidenceIsNotProven() throws Exception {
        Path file = Files.writeString(folder.resolve("hostile.json"), "{\"format\":\"samtykke-evi\u001b[2J");
        assertThat(run(List.of("verify", file.toString()))).isEqualTo(1);
        assertThat(out()).contains("NOT PROVEN: format").doesNotContain("\u001b");
    }

    @Test
    void wrongUsageChecksNothing() {
        for (List<String> words : List.of(
                List.<String>of(),
                List.of("prove"),
                List.of("verify"),
                List.of("verify", "a", "b"),
                List.of("verify", "no-such-file"),
                List.of("verify", "a", "--key"),
                List.of("verify", "a", "--colour", "red"),
                List.of("verify", folder.toString()),
                List.of("verify", "a", "--key", "nonsense"),
                List.of("audit", "http://[nowhere"),
                List.of("audit", "http://127.0.0.1:1/"),
                List.of("witness"))) {
            assertThat(run(words)).as(words.toString()).isEqualTo(2);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Exit code: 0 every claim holds");
    }

    @Test
    void aLogInAFolderIsAuditedAndCosigned() {
        copyLog();
        Path key = folder.resolve("auditor.key");
        List<String> words = List.of(
                "audit",
                folder.resolve("log").toString(),
                "--work",
                folder.resolve("work").toString(),
                "--cosign",
                key.toString(),
                "--name",
                "auditor.example");
        assertThat(run(words)).isZero();
        assertThat(out()).contains("ok    replay: 600 events rebuild the log and the map of each of 2 statements");
        String line = out().lines().reduce((first, second) -> second).orElseThrow();
        assertThat(cosignatureHolds(key, line)).isTrue();
    }

    @Test
    void aLogOnAWebServerIsAudited() throws Exception {
        copyLog();
        HttpServer server = serve(folder.resolve("log"));
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
            assertThat(run(List.of("audit", address, "--json"))).isZero();
            Files.delete(folder.resolve("log/events/tile/entries/001"));
            assertThat(run(List.of("audit", address))).isEqualTo(1);
            assertThat(out()).contains("tile/entries/001 is missing");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aLogOnAWebServerIsMirroredAndTheCopyPassesTheAudit() throws Exception {
        copyLog();
        HttpServer server = serve(folder.resolve("log"));
        String copy = folder.resolve("copy").toString();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
            assertThat(run(List.of("mirror", address, copy))).isZero();
            assertThat(out()).contains("ok    events copied: from 0 to 600, ");
            assertThat(run(List.of("mirror", address, copy))).isZero();
            assertThat(out()).contains("ok    events copied: from 600 to 600, 0 files");
        } finally {
            server.stop(0);
        }
        assertThat(run(List.of("audit", copy))).isZero();
        assertThat(run(List.of("mirror", copy))).isEqualTo(2);
    }

    @Test
    void aTimeStampIsDemandedOfWhomTheVerifyingPersonTrusts() throws Exception {
        String trusted =
                CustomerCase.AUTHORITY.writeRoot(folder.resolve("tsa.pem")).toString();
        String other =
                TestAuthority.elliptic().writeRoot(folder.resolve("other.pem")).toString();
        assertThat(run(List.of("verify", bundle(), "--tsa", trusted))).isZero();
        assertThat(out())
                .contains("ok    time stamp: the first 400 events of the log were there at 2026-03-04T05:06:07Z");
        assertThat(run(List.of("verify", bundle(), "--tsa", other))).isEqualTo(1);
        assertThat(out()).contains("NOT PROVEN: time stamp");
        assertThat(run(List.of("verify", bundle(), "--tsa", bundle()))).isEqualTo(2);
    }

    @Test
    void aWitnessRunsUntilItIsEnded() throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "--name",
                "witness.example/regulator",
                "--key-file",
                folder.resolve("key").toString(),
                "--state",
                folder.resolve("state").toString(),
                "--port",
                "0"));
        TestLogs.KEYS.forEach(key -> words.addAll(List.of("--log", key.toString())));
        try (WitnessServer server =
                new WitnessCommand(new PrintStream(out, true, StandardCharsets.UTF_8)).start(words)) {
            VerifierKey key = KeyFile.read(folder.resolve("key")).verifierKey();
            assertThat(out()).startsWith("witness " + key);
            URI address = URI.create("http://127.0.0.1:" + server.address().getPort());
            LogView view = CASE.view();
            SignedCheckpoint cosigned = new WitnessClient(address, key, Duration.ofSeconds(20))
                    .cosign(view.state().statements(), view::statementsConsistency);
            assertThat(cosigned.note().verify(List.of(key))).containsExactly(key);
        }
    }

    /** Without any library on the class path, not even the annotations that the sources are marked with. */
    @Test
    void theProgramNeedsNothingButTheJdk() throws Exception {
        Path classes = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes.toString(),
                        Main.class.getName(),
                        "verify",
                        bundle())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).endsWith("PROVEN: every claim holds\n");
    }

    private boolean cosignatureHolds(Path keyFile, String line) {
        try {
            VerifierKey key = KeyFile.read(keyFile).verifierKey();
            return key.verifies(CASE.newer.statements().note().text(), NoteSignature.parse(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyLog() {
        new FileStore(folder.resolve("log")).create(CASE.store.contents());
    }

    private static HttpServer serve(Path log) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", exchange -> {
            Path file = log.resolve(exchange.getRequestURI().getPath().substring("/log/".length()));
            byte[] body = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(Files.exists(file) ? 200 : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private String bundle() throws Exception {
        return Files.write(folder.resolve("bundle.json"), CASE.bundle().canonical())
                .toString();
    }

    private int run(List<String> words) {
        out.reset();
        return new Main(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(words);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
