package dev.samtykke.standalone.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.mongodb.TcpProxy;
import dev.samtykke.standalone.RunningProduct;

/** A MongoDB server outside of the process is away: what does not need it goes on, what does says so. */
class DatabaseFaultsTest {

    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final String PURPOSE = """
            {"title": "T", "description": "D", "lawfulBasis": "CONSENT", "dataCategories": ["contact"],
             "retention": "P3Y"}""";
    private static final String CONSENT = """
            {"subject": {"identifiers": [{"type": "email", "value": "anna@example.org"}]},
             "decisions": [{"purpose": "news", "decision": "grant"}],
             "evidence": {"notice": {"id": "privacy", "version": 1}, "language": "en", "channel": "web",
                          "source": "form", "method": "checkbox", "explicit": true,
                          "decidedAt": "2026-01-01T00:00:00Z"}}""";
    private static final String CHECK = """
            {"checks": [{"subject": {"identifiers": [{"type": "email", "value": "anna@example.org"}]},
                         "purpose": "news"}]}""";

    @TempDir
    private Path data;

    private final MongoServer server = new MongoServer(new H2Backend(new MVStore.Builder().open()));
    private final TcpProxy network = new TcpProxy(server.bindAndGetConnectionString());

    @AfterEach
    void stop() {
        network.close();
        server.shutdownNow();
    }

    private RunningProduct start() {
        return RunningProduct.on(
                data,
                "--samtykke.mongodb.uri=" + network.uri(),
                "--samtykke.mongodb.timeout=500ms",
                "--samtykke.evidence.store=mongodb",
                "--samtykke.evidence.take-over-after=1s");
    }

    private static HttpResponse<String> send(RunningProduct product, String method, String path, String body) {
        String client =
                path.endsWith("consents") ? "front-end" : path.contains("permissions") ? "destination-demo" : "admin";
        return product.send(product.to(path)
                .header("Authorization", "Bearer " + product.token(client))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static void accepted(RunningProduct product, String method, String path, String body) {
        HttpResponse<String> answer = send(product, method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    /** Reads what needs the database. */
    private static HttpResponse<String> purposes(RunningProduct product) {
        return product.get("/api/v1/purposes", product.token("admin"));
    }

    private static void assertThatOnlyTheDatabaseIsMissed(RunningProduct product) {
        HttpResponse<String> answer = purposes(product);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(status(product, "/actuator/health")).isEqualTo(503);
        assertThat(status(product, "/actuator/health/liveness")).isEqualTo(200);

        accepted(product, "POST", "/api/v1/consents", CONSENT);
        HttpResponse<String> check = send(product, "POST", "/api/v1/permissions/check", CHECK);
        assertThat(json(check).at("/results/0/permitted").asBoolean())
                .as(check.body())
                .isTrue();
    }

    private static void awaitEverything(RunningProduct product, int purposes) {
        await().atMost(ENOUGH).ignoreExceptions().untilAsserted(() -> {
            assertThat(json(purposes(product)).get("purposes")).hasSize(purposes);
            assertThat(status(product, "/actuator/health")).isEqualTo(200);
            JsonNode evidence = json(product.get("/api/v1/evidence", product.token("compliance")));
            assertThat(evidence.toString()).contains("RUNNING");
        });
    }

    private static int status(RunningProduct product, String path) {
        return product.send(product.to(path)).statusCode();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void aProductThatStartsWithoutItTakesCommandsAndCatchesUpWhenItComes() {
        network.cut();
        try (RunningProduct product = start()) {
            accepted(product, "PUT", "/api/v1/purposes/news", PURPOSE);
            accepted(
                    product,
                    "POST",
                    "/api/v1/notices/privacy/versions",
                    "{\"language\": \"en\", \"text\": \"We use it.\", \"purposes\": [\"news\"]}");
            assertThatOnlyTheDatabaseIsMissed(product);

            network.open();
            awaitEverything(product, 1);
        }
    }

    @Test
    void aProductThatLosesItOrWaitsForItInVainGoesOnWhereItWas() {
        try (RunningProduct product = start()) {
            accepted(product, "PUT", "/api/v1/purposes/news", PURPOSE);
            accepted(
                    product,
                    "POST",
                    "/api/v1/notices/privacy/versions",
                    "{\"language\": \"en\", \"text\": \"We use it.\", \"purposes\": [\"news\"]}");
            awaitEverything(product, 1);

            network.cut();
            assertThatOnlyTheDatabaseIsMissed(product);
            accepted(product, "PUT", "/api/v1/purposes/advice", PURPOSE);
            network.open();
            awaitEverything(product, 2);

            network.silence();
            assertThatOnlyTheDatabaseIsMissed(product);
            accepted(product, "PUT", "/api/v1/purposes/survey", PURPOSE);
            network.open(Duration.ofMillis(20));
            awaitEverything(product, 3);
        }
    }
}
