package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
class FirstStepsTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Pattern SNIPPET = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theReadmesFirstStepsGrantQueryRevokeAndShowTheHistory() throws Exception {
        try (Product product = Product.start(folder)) {
            List<String> lines = run(product, snippets());
            assertThat(lines).hasSizeGreaterThanOrEqualTo(8);
            assertThat(lines.get(0)).contains("\"id\":\"newsletter\"", "\"version\":1");
            assertThat(lines.get(1)).contains("\"id\":\"privacy\"", "\"sha256\":");
            assertThat(lines.get(2)).contains("\"state\":\"GRANTED\"");
            assertThat(lines.get(3)).contains("\"permitted\":true");
            assertThat(lines.get(4)).contains("\"state\":\"REVOKED\"");
            assertThat(lines.get(5)).contains("\"permitted\":false", "\"rule\":\"REVOKED\"");
            assertThat(lines.get(6))
                    .contains("customer-registered", "identifier-attached", "consent-granted", "consent-revoked");
            assertThat(lines.get(7)).contains("\"value\":\"anna@example.org\"");
            assertThat(product.stop()).isIn(0, 143);
        }
    }

    private static String snippets() throws IOException {
        StringBuilder script = new StringBuilder("set -eu\n");
        SNIPPET.matcher(Files.readString(README))
                .results()
                .map(MatchResult::group)
                .forEach(block -> script.append(block.replace("```sh\n", "").replace("```", "")));
        return script.toString();
    }

    private List<String> run(Product product, String script) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script);
        bash.environment().put("SAMTYKKE_URL", product.url());
        bash.environment().put("SAMTYKKE_DATA", product.data().toString());
        bash.redirectErrorStream(true);
        Process process = bash.start();
        List<String> lines = new String(
                        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
