package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The shell lines that pages for users show, and what comes of typing them. */
final class Documentation {

    private static final Pattern SNIPPET = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    private Documentation() {}

    /** The README's lines; other lines may follow, which use the same functions. */
    static String firstSteps(Installation product) throws IOException {
        List<String> readme = snippets("../README.md");
        String functions = readme.get(0);
        assertThat(functions).contains("token()");
        return "set -eu\n" + functions + product.shellFunctions() + String.join("", readme.subList(1, readme.size()));
    }

    /** The lines of a page. */
    static String lines(String page) throws IOException {
        return String.join("", snippets(page));
    }

    private static List<String> snippets(String page) throws IOException {
        return SNIPPET.matcher(Files.readString(Path.of(page)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** Types lines and gives the lines that come out. */
    static List<String> type(Installation product, String script) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script);
        bash.environment().putAll(product.shellVariables());
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
