package dev.samtykke.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.standalone.RunningProduct;
import dev.samtykke.standalone.storage.EmbeddedHistory;

class HealthTest {

    private static final String LIVENESS = "/actuator/health/liveness";
    private static final String READINESS = "/actuator/health/readiness";

    @TempDir
    private Path data;

    @Test
    void aHealthyProcessIsLiveAndReadyAndTellsNobodyMore() {
        try (RunningProduct product = RunningProduct.on(data)) {
            assertThat(ask(product, LIVENESS).body()).isEqualTo("{\"status\":\"UP\"}");
            await().untilAsserted(
                            () -> assertThat(ask(product, READINESS).body()).isEqualTo("{\"status\":\"UP\"}"));
        }
    }

    @Test
    void aStoreThatTakesNoMoreWritesIsToBeStartedAgain() {
        try (RunningProduct product = RunningProduct.on(data)) {
            String token = product.token("front-end");
            product.context().getBean(EmbeddedHistory.class).storage().close();

            HttpResponse<String> refused = product.send(product.to("/api/v1/consents")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("""
                            {"subject": {"identifiers": [{"type": "email", "value": "mette@shop.example"}]},
                             "decisions": [{"purpose": "newsletter", "decision": "refuse"}],
                             "evidence": {"source": "app", "channel": "app", "actor": "customer"}}""")));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).contains("\"type\":\"unavailable\"").doesNotContain("mette");

            assertThat(ask(product, LIVENESS).statusCode()).isEqualTo(503);
            assertThat(ask(product, READINESS).statusCode()).isEqualTo(503);
            assertThat(ask(product, LIVENESS).body()).isEqualTo("{\"status\":\"DOWN\"}");
        }
    }

    @Test
    void aProcessWithoutItsProjectionsGoesOnButIsNotReady() {
        try (RunningProduct product = RunningProduct.on(data)) {
            product.context().getBean(com.mongodb.client.MongoClient.class).close();

            assertThat(ask(product, READINESS).statusCode()).isEqualTo(503);
            assertThat(ask(product, LIVENESS).statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> ask(RunningProduct product, String path) {
        return product.send(product.to(path));
    }
}
