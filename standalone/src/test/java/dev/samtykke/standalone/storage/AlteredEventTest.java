package dev.samtykke.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.evidence.log.audit.HttpSource;
import dev.samtykke.evidence.log.audit.LogAuditor;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.standalone.RunningProduct;

/** Somebody with access to the disk alters one bit of one stored event and hides it from the store. */
class AlteredEventTest {

    @TempDir
    Path folder;

    @Test
    void theLogStopsAndSaysWhichEventItWasUntilTheEventIsAsItWas() throws Exception {
        long position;
        try (RunningProduct product = RunningProduct.on(folder)) {
            position = defineAPurpose(product);
            await().until(() -> evidence(product).get("size").asLong() > position);
        }
        Burglar.flipABit(folder.resolve("events"), position);
        try (RunningProduct product = RunningProduct.on(folder)) {
            // Which of the two it is depends on the bit.
            Pattern sentence = Pattern.compile("event at position " + position
                    + ": (its leaf is not the one in the log|a part of its leaf is not of the one form)");
            await().until(() -> health(product) == 503);
            assertThat(evidence(product).get("state").asString()).isEqualTo("STOPPED");
            assertThat(evidence(product).get("reason").asString()).containsPattern(sentence);
            assertThat(Files.readAllLines(folder.resolve("logs/samtykke.log")))
                    .anyMatch(line ->
                            line.contains("ERROR") && sentence.matcher(line).find());
            assertThat(audit(product).hold()).isTrue();
        }
        Burglar.flipABit(folder.resolve("events"), position);
        try (RunningProduct product = RunningProduct.on(folder)) {
            await().until(() -> evidence(product).get("state").asString().equals("RUNNING"));
            assertThat(health(product)).isEqualTo(200);
        }
    }

    @Test
    void aLogOfWhichABitWasAlteredFailsTheAudit() throws Exception {
        try (RunningProduct product = RunningProduct.on(folder)) {
            long position = defineAPurpose(product);
            await().until(() -> evidence(product).get("size").asLong() > position);
            assertThat(audit(product).hold()).isTrue();
            Path entries = folder.resolve("evidence/events/tile/entries/000.p/"
                    + evidence(product).get("size").asLong());
            byte[] bytes = Files.readAllBytes(entries);
            bytes[bytes.length - 10] ^= 1;
            Files.write(entries, bytes);
            assertThat(audit(product).firstFailure())
                    .hasValueSatisfying(failure -> assertThat(failure.name()).isEqualTo("replay"));
        }
    }

    private static long defineAPurpose(RunningProduct product) {
        HttpRequest.Builder request = product.to("/api/v1/purposes/newsletter")
                .header("Authorization", "Bearer " + product.token("admin"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("""
                        {"title": "Newsletter", "description": "News", "lawfulBasis": "CONSENT", "retention": "P1Y"}"""));
        HttpResponse<String> answer = product.send(request);
        return JsonMapper.shared().readTree(answer.body()).get("position").asLong();
    }

    private static JsonNode evidence(RunningProduct product) {
        return JsonMapper.shared()
                .readTree(
                        product.get("/api/v1/evidence", product.token("admin")).body());
    }

    private static int health(RunningProduct product) {
        return product.send(product.to("/actuator/health")).statusCode();
    }

    private static Claims audit(RunningProduct product) {
        Claims claims = new Claims();
        new LogAuditor(new HttpSource(product.to("/log/").build().uri()), new MemoryStore(), claims).audit(List.of());
        return claims;
    }
}
