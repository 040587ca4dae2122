package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** What the page for compliance teams shows is what the product answers, after the README's first steps. */
class CompliancePageTest {

    private static final Pattern PROBLEM = Pattern.compile("\"type\":\"[a-z-]+\",\"title\":");

    @InEveryWay
    void everyCallOfThePageIsAnswered(Way way) throws Exception {
        Installation product = way.running();
        List<String> lines = Documentation.type(
                product,
                ofItsOwn(Documentation.firstSteps(product) + "echo READY\n"
                        + Documentation.lines("../docs/compliance.md")));

        assertThat(lines).noneMatch(line -> PROBLEM.matcher(line).find());
        List<String> answers = lines.subList(lines.indexOf("READY") + 1, lines.size());
        assertThat(answers).hasSizeGreaterThanOrEqualTo(14);
        String hash = answers.get(answers.size() - 2).substring(0, 64);
        assertThat(answers.get(answers.size() - 1)).contains("\"sha256\":\"" + hash + "\"");
        assertThat(answers).anyMatch(line -> line.contains("\"action\":\"obtain-grant\""));
    }

    /** Another person, purpose and notice than in the story of the first steps, which may have been told here. */
    private static String ofItsOwn(String lines) {
        return lines.replace("Anna@Example.org", "Bea@Example.org")
                .replace("anna@example.org", "bea@example.org")
                .replace("first-steps-1", "compliance-page-1")
                .replace("newsletter", "bulletin")
                .replace("privacy", "words");
    }
}
