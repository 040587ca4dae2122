package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What the README shows is what happens. Where another issuer gives the tokens, only that line is another. */
class FirstStepsTest {

    @InEveryWay
    void theReadmesFirstStepsGrantQueryRevokeAndShowTheHistory(Way way) throws Exception {
        Installation product = way.running();
        List<String> lines = Documentation.type(product, Documentation.firstSteps(product));
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
    }
}
