package dev.samtykke.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.standalone.RunningProduct;
import dev.samtykke.standalone.storage.EmbeddedHistory;

@ExtendWith(OutputCaptureExtension.class)
class JsonLogTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACEPARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    @TempDir
    private Path data;

    @Test
    void everyLineIsAnObjectAndThoseOfARequestHaveItsTraceAndNothingThatWasSent(CapturedOutput output)
            throws IOException {
        HttpResponse<String> failed;
        try (RunningProduct product = RunningProduct.on(data, "--samtykke.logging.format=json")) {
            product.context().getBean(EmbeddedHistory.class).storage().close();
            failed = product.send(product.to("/api/v1/consents")
                    .header("Authorization", "Bearer " + product.token("front-end"))
                    .header("Content-Type", "application/json")
                    .header("traceparent", TRACEPARENT)
                    .POST(BodyPublishers.ofString("""
                            {"subject": {"identifiers": [{"type": "email", "value": "planted-anna@example.org"}]},
                             "decisions": [{"purpose": "planted-purpose", "decision": "grant"}],
                             "evidence": {"source": "planted-source"}}""")));
            product.send(product.to("/planted?planted=1").header("X-Planted", "planted"));
        }

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.headers().firstValue("Samtykke-Trace")).contains(TRACE);
        List<JsonNode> lines = lines();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.has("@timestamp")).isTrue();
            assertThat(line.has("message")).isTrue();
        });
        assertThat(lines.stream()
                        .filter(line -> line.path("message").asString("").startsWith("The history cannot be used")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.get("traceId").asString()).isEqualTo(TRACE));
        assertThat(lines.stream()
                        .filter(line -> line.path("message").asString("").startsWith("Samtykke is ready")))
                .hasSize(1);
        assertThat(Files.readString(data.resolve("logs/samtykke.log"))).doesNotContain("planted");
        assertThat(output.getOut()).contains("\"message\":\"Samtykke is ready").doesNotContain("planted");
    }

    private List<JsonNode> lines() throws IOException {
        return Files.readAllLines(data.resolve("logs/samtykke.log")).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }
}
