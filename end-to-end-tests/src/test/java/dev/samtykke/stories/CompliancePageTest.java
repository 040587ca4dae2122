package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page for compliance teams shows is what the product answers, after the README's first steps. */
class CompliancePageTest {

    private static final Pattern SNIPPET = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PROBLEM = Pattern.compile("\"type\":\"[a-z-]+\",\"title\":");

    @TempDir
    Path folder;

    @Test
    void everyCallOfThePageIsAnswered() throws Exception {
        try (Product product = Product.start(folder)) {
            List<String> lines = run(
                    product,
                    "set -eu\n" + snippets("../README.md") + "echo READY\n" + snippets("../docs/compliance.md"));

            List<String> answers = lines.subList(lines.indexOf("READY") + 1, lines.size());
            assertThat(answers)
                    .hasSizeGreaterThanOrEqualTo(14)
                    .noneMatch(line -> PROBLEM.matcher(line).find());
            String hash = answers.get(answers.size() - 2).substring(0, 64);
            assertThat(answers.get(answers.size() - 1)).contains("\"sha256\":\"" + hash + "\"");
            assertThat(answers).anyMatch(line -> line.contains("\"action\":\"obtain-grant\""));
            assertThat(product.stop()).isIn(0, 143);
        }
    }

    private static String snippets(String page) throws IOException {
        StringBuilder script = new StringBuilder();
        SNIPPET.matcher(Files.readString(Path.of(page)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(script::append);
        return script.toString();
    }

    private static List<String> run(Product product, String script) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script);
        bash.environment().put("SAMTYKKE_URL", product.url());
        bash.environment().put("SAMTYKKE_DATA", product.data().toString());
        bash.redirectErrorStream(true);
        Process process = bash.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
