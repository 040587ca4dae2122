package dev.samtykke.evidence.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.samtykke.evidence.log.timestamp.TestAuthority;
import dev.samtykke.evidence.query.People;
import dev.samtykke.evidence.query.TestHistory;
import dev.samtykke.evidence.query.timestamp.AuthorityServer;

/** What the page for regulators shows is what happens: its own code blocks are what runs. */
@SpringBootTest(
        classes = EvidenceApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"samtykke.evidence.checkpoint-interval=20ms", "samtykke.evidence.timestamps.interval=100ms"})
class EvidencePageTest {

    private static final Path PAGE = Path.of("..", "docs", "evidence.md");
    private static final Path DATA = Path.of("target", "evidence-" + UUID.randomUUID());
    private static final List<String> TOOLS = List.of("curl", "openssl", "jq", "xxd", "sed", "sha256sum");
    private static final TestAuthority AUTHORITY = TestAuthority.rsa();
    private static final AuthorityServer SERVER = server();

    @TempDir
    Path folder;

    @Autowired
    private TestHistory history;

    private Client client = new Client(0);
    private String log = "";

    private record Outcome(int code, List<String> lines) {}

    private static AuthorityServer server() {
        try {
            return new AuthorityServer(AUTHORITY::answer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("samtykke.data-dir", DATA::toString);
        registry.add("samtykke.evidence.timestamps.url", SERVER::url);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void filesOfACustomer(@LocalServerPort int port) throws Exception {
        TOOLS.forEach(EvidencePageTest::assumePresent);
        client = new Client(port);
        log = client.uri("/log").toString();
        People people = new People(history);
        int number = (int) history.head() + 1;
        people.purpose("newsletter" + number).register(number);
        long granted = people.grant(number, "newsletter" + number, null);
        Files.write(folder.resolve("receipt.json"), get("/api/v1/events/" + TestHistory.eventId(granted) + "/receipt"));
        people.revoke(number, "newsletter" + number);
        Files.write(folder.resolve("evidence.json"), get("/api/v1/customers/" + People.id(number) + "/evidence"));
        await().until(() -> client.open("/log/statements/stamped").statusCode() == 200);
        AUTHORITY.writeRoot(folder.resolve("tsa.pem"));
        Files.createDirectory(folder.resolve("check"));
        Files.writeString(folder.resolve("check/main.go"), blocks("go").get(0));
        jar(folder.resolve("evidence-log.jar"));
    }

    private static void assumePresent(String tool) {
        boolean present = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(each -> Files.isExecutable(Path.of(each, tool)));
        assumeTrue(present, "skipped: there is no " + tool + " on the PATH");
    }

    private byte[] get(String path) {
        var answer = client.get(path, Client.COMPLIANCE);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void theStepsWithTheVerifierProveEveryClaim() throws Exception {
        assertThat(page("verify evidence.json"))
                .filteredOn("PROVEN: every claim holds"::equals)
                .hasSize(3);
        assertThat(page("verify evidence.json", "mirror $L"))
                .filteredOn("PROVEN: every claim holds"::equals)
                .hasSize(5);
    }

    @Test
    void theStepsWithOpensslVerifySignaturesStampsAndHashes() throws Exception {
        assertThat(page("curl -s $L/keys", "openssl pkeyutl")).endsWith("Signature Verified Successfully");
        assertThat(page("openssl ts"))
                .contains("Verification: OK")
                .last()
                .asString()
                .isEqualTo("Time stamp: Mar  4 05:06:07 2026 GMT");
        List<String> hashes = page("jq -r .leaf.c receipt.json");
        assertThat(hashes.get(hashes.size() - 2)).isEqualTo(hashes.get(hashes.size() - 1) + "  -");
        assertThat(page("(printf '\\0'").get(0)).matches("[0-9a-f]{64}  -");
    }

    @Test
    void theStepsWithGoVerifyTheReceiptAndThatTheLogGrew() throws Exception {
        assumeGo();
        assertThat(page("curl -s $L/keys", "openssl pkeyutl", "./gocheck key receipt.json"))
                .anyMatch(line -> line.matches("event \\d+ is in the signed log of \\d+"))
                .last()
                .asString()
                .matches("the log of \\d+ starts with that of \\d+");
    }

    @Test
    void theStepsFailWhenAFileWasAltered() throws Exception {
        assumeGo();
        String go = script("curl -s $L/keys", "openssl pkeyutl", "./gocheck key receipt.json");
        Path receipt = folder.resolve("receipt.json");
        Files.writeString(receipt, Files.readString(receipt).replace("consent-granted", "consent-refused"));
        assertThat(run(go).code).isNotZero();
        String openssl = script("curl -s $L/keys", "openssl pkeyutl")
                .replace("openssl pkeyutl", "echo >> text; openssl pkeyutl");
        assertThat(run(openssl).code).isNotZero();
        String stamp = script("openssl ts").replace("openssl ts -verify", "echo >> stamped.text; openssl ts -verify");
        assertThat(run(stamp).code).isNotZero();
        assertThat(run(script("verify evidence.json")).code).isNotZero();
    }

    private void assumeGo() throws Exception {
        assumePresent("go");
        Outcome modules = run("cd check; go mod init probe && go mod download golang.org/x/mod@latest && rm go.mod");
        assumeTrue(modules.code == 0, "skipped: the Go modules cannot be downloaded: " + modules.lines);
    }

    /** Runs the first blocks of the page that contain these texts and returns what they print. */
    private List<String> page(String... texts) throws Exception {
        Outcome outcome = run(script(texts));
        assertThat(outcome.code).as(String.join("\n", outcome.lines)).isZero();
        return outcome.lines;
    }

    private static String script(String... texts) throws IOException {
        List<String> blocks = blocks("sh");
        StringBuilder script = new StringBuilder("set -eu\n");
        for (String text : texts) {
            script.append(blocks.stream()
                    .filter(block -> block.contains(text))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no block with " + text)));
        }
        return script.toString();
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private Outcome run(String script) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script).directory(folder.toFile());
        Map<String, String> environment = bash.environment();
        environment.put("L", log);
        environment.merge("PATH", "", (path, none) -> Path.of(System.getProperty("java.home"), "bin") + ":" + path);
        Process process = bash.redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return new Outcome(process.waitFor(), lines);
    }

    /** The verifier as it is packaged, or, in a build that has not packaged it yet, made of its classes. */
    private static void jar(Path target) throws IOException, URISyntaxException, InterruptedException {
        Class<?> main = dev.samtykke.evidence.log.verifier.Main.class;
        Path classes =
                Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isRegularFile(classes)) {
            Files.copy(classes, target);
            return;
        }
        String tool = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
        Process packing = new ProcessBuilder(
                        tool,
                        "--create",
                        "--file",
                        target.toString(),
                        "--main-class",
                        main.getName(),
                        "-C",
                        classes.toString(),
                        ".")
                .inheritIO()
                .start();
        assertThat(packing.waitFor()).isZero();
    }
}
