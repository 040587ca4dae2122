package dev.samtykke.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.standalone.RunningProduct;

/** A little of everything that the product does, good and bad, with values that must turn up nowhere. */
final class MixedRun {

    /** Part of every value that is personal, or that a caller made up. */
    static final String PLANTED = "planted";

    private final RunningProduct product;
    private String customerId = "";
    private String writeKey = "";
    private @Nullable HttpResponse<InputStream> stream;

    MixedRun(RunningProduct product) {
        this.product = product;
    }

    /** What must be in no tag: planted values, ids, keys. */
    List<String> secrets() {
        return List.of(PLANTED, customerId, writeKey);
    }

    /** Leaves a stream of a profile open. */
    void run() throws IOException, InterruptedException {
        catalogue();
        decisions();
        data();
        questions();
        nonsense();
    }

    private void catalogue() {
        ok(send("PUT", "/api/v1/purposes/newsletter", "admin", """
                {"title": "T", "description": "D", "lawfulBasis": "CONSENT", "dataCategories": ["contact"],
                 "retention": "P3Y"}"""));
        ok(send("POST", "/api/v1/notices/privacy/versions", "admin", """
                {"language": "en", "text": "planted words", "purposes": ["newsletter"]}"""));
        writeKey = json(ok(send("PUT", "/api/v1/sources/shop", "admin", """
                {"title": "Shop", "trust": 60, "plan": {"traits": {}, "events": {"Order": {"category": "contact",
                 "purposes": ["newsletter"], "kind": "purchase", "properties": {}}}}}""")))
                .get("writeKey")
                .asString();
    }

    private void decisions() {
        customerId = json(ok(decide("newsletter", "grant"))).get("customerId").asString();
        refused(decide("planted-purpose", "grant"));
    }

    private HttpResponse<String> decide(String purpose, String decision) {
        return send("POST", "/api/v1/consents", "front-end", """
                {"subject": {"identifiers": [{"type": "user_id", "value": "planted-anna"},
                                             {"type": "email", "value": "planted-anna@example.org"}]},
                 "decisions": [{"purpose": "%s", "decision": "%s"}],
                 "evidence": {"notice": {"id": "privacy", "version": 1}, "method": "checkbox"}}""".formatted(purpose, decision));
    }

    private void data() {
        track(
                "{\"type\": \"track\", \"messageId\": \"planted-1\", \"userId\": \"planted-anna\", \"event\": \"Order\"}");
        track("{\"type\": \"track\", \"messageId\": \"planted-2\", \"userId\": \"planted-bob\", \"event\": \"Order\"}");
        track(
                "{\"type\": \"track\", \"messageId\": \"planted-3\", \"userId\": \"planted-bob\", \"event\": \"planted\"}");
    }

    private void track(String call) {
        ok(product.send(product.to("/v1/batch")
                .POST(BodyPublishers.ofString("{\"batch\": [" + call + "], \"writeKey\": \"" + writeKey + "\"}"))));
    }

    private void questions() throws IOException, InterruptedException {
        for (String purpose : List.of("newsletter", "planted-purpose")) {
            ok(send("POST", "/api/v1/permissions/check", "destination-demo", """
                    {"checks": [{"subject": {"customerId": "%s"}, "purpose": "%s"}]}""".formatted(customerId, purpose)));
        }
        ok(product.get("/api/v1/customers/" + customerId, product.token("compliance")));
        stream = HttpClient.newHttpClient()
                .send(
                        product.to("/api/v1/profiles/" + customerId + "/stream?purpose=newsletter")
                                .header("Authorization", "Bearer " + product.token("destination-demo"))
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
    }

    private void nonsense() {
        refused(product.get("/api/v1/planted/" + customerId, product.token("admin")));
        refused(product.send(product.to("/v1/projects/planted-key/settings")));
        refused(product.send(product.to("/planted?planted=planted")));
        HttpResponse<String> odd = product.send(product.to("/api/v1/purposes")
                .header("Authorization", "Bearer " + product.token("admin"))
                .method("PLANTED", BodyPublishers.noBody()));
        assertThat(odd.statusCode()).isBetween(400, 501);
    }

    void close() throws IOException {
        if (stream != null) {
            stream.body().close();
        }
    }

    private HttpResponse<String> send(String method, String path, String client, String body) {
        HttpRequest.Builder request = product.to(path)
                .header("Authorization", "Bearer " + product.token(client))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return product.send(request);
    }

    private static HttpResponse<String> ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer;
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
