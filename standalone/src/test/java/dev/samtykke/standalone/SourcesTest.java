package dev.samtykke.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SourcesTest {

    private static final String SHOP = """
            {"title": "Web shop", "trust": 60, "plan": {
               "traits": {"email": {"category": "contact", "purposes": ["newsletter"]}},
               "events": {"Order Completed": {"category": "purchases", "purposes": ["advice"], "kind": "purchase",
                           "properties": {"total": {"category": "purchases", "purposes": ["advice"]}}}}}}""";
    private static final String CALLS = """
            {"calls": [{"type": "identify", "userId": "u-1", "traits": {"email": "anna@example.org", "age": 40}},
                       {"type": "track", "userId": "u-1", "event": "Order Completed", "properties": {"total": 12.5}}]}""";

    @TempDir
    private static Path data;

    private static RunningProduct product;

    @BeforeAll
    static void start() {
        product = RunningProduct.on(data);
        purpose("newsletter", "contact");
        purpose("advice", "purchases");
        assertThat(send("POST", "/api/v1/notices/privacy/versions", "admin", """
                        {"language": "en", "text": "We use it.", "purposes": ["newsletter", "advice"]}""")
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static void purpose(String id, String category) {
        assertThat(send("PUT", "/api/v1/purposes/" + id, "admin", """
                        {"title": "T", "description": "D", "lawfulBasis": "CONSENT",
                         "dataCategories": ["%s"], "retention": "P3Y"}""".formatted(category))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSourceIsGivenItsWriteKeyOnceAndItIsStoredAsAHash() throws IOException {
        JsonNode created = json(send("PUT", "/api/v1/sources/shop", "admin", SHOP));
        String key = created.get("writeKey").asString();
        assertThat(key).matches("sk_[A-Za-z0-9_-]{43}");
        assertThat(created.get("version").asInt()).isEqualTo(1);

        assertThat(json(send("PUT", "/api/v1/sources/shop", "admin", SHOP)).has("writeKey"))
                .isFalse();
        JsonNode revised = json(send("PUT", "/api/v1/sources/shop", "admin", SHOP.replace("60", "70")));
        assertThat(revised.get("version").asInt()).isEqualTo(2);
        JsonNode view = json(get("/api/v1/sources/shop"));
        assertThat(view.at("/plan/events/Order Completed/kind").asString()).isEqualTo("purchase");
        assertThat(view.at("/trust").asInt()).isEqualTo(70);
        assertThat(view.at("/writeKeys/0/id").asString())
                .isEqualTo(created.get("writeKeyId").asString());
        // What is stored is found by this search, so the key would be.
        assertThat(filesThatContain(created.get("writeKeyId").asString())).isNotEmpty();
        assertThat(filesThatContain(key)).isEmpty();
    }

    @Test
    void aWriteKeyIsRotated() {
        String first = json(send("PUT", "/api/v1/sources/rotating", "admin", SHOP))
                .get("writeKeyId")
                .asString();
        JsonNode added = json(send("POST", "/api/v1/sources/rotating/write-keys", "admin", ""));
        assertThat(added.get("writeKey").asString()).startsWith("sk_");

        String old = "/api/v1/sources/rotating/write-keys/" + first;
        assertThat(send("DELETE", old, "admin", "").statusCode()).isEqualTo(200);
        assertThat(send("DELETE", old, "admin", "").body()).contains("unknown-write-key");
        JsonNode view = json(get("/api/v1/sources/rotating"));
        assertThat(view.get("writeKeys")).hasSize(1);
        assertThat(view.at("/writeKeys/0/id").asString())
                .isEqualTo(added.get("writeKeyId").asString());
    }

    @Test
    void aPlanThatNamesNoUsablePurposeIsRefusedAtEveryPlace() {
        HttpResponse<String> refused = send(
                "PUT",
                "/api/v1/sources/wrong",
                "admin",
                SHOP.replace("[\"newsletter\"]", "[\"nothing\"]")
                        .replace("\"category\": \"purchases\"", "\"category\": \"contact\""));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("violations")).hasSize(3);
        assertThat(refused.body())
                .contains("\"field\":\"plan.traits.email.purposes\",\"rule\":\"unknown-purpose\"")
                .contains("\"field\":\"plan.events.Order Completed.properties.total.category\","
                        + "\"rule\":\"category-not-covered\"");
        assertThat(get("/api/v1/sources/wrong").statusCode()).isEqualTo(404);
    }

    @Test
    void aDryRunShowsItemByItemWhatWouldBeKept() {
        send("PUT", "/api/v1/sources/dry", "admin", SHOP);
        JsonNode before = json(send("POST", "/api/v1/sources/dry/dry-runs", "admin", CALLS));
        assertThat(before.at("/calls/0/customerId").isMissingNode()).isTrue();
        assertThat(before.at("/calls/0/items/0/withheld").asBoolean()).isTrue();
        assertThat(before.at("/calls/0/items/0/denied/0/rule").asString()).isEqualTo("UNASKED");

        String customer = json(send("POST", "/api/v1/consents", "front-end", """
                        {"subject": {"identifiers": [{"type": "user_id", "value": "u-1"}]},
                         "decisions": [{"purpose": "newsletter", "decision": "grant"},
                                       {"purpose": "advice", "decision": "refuse"}],
                         "evidence": {"notice": {"id": "privacy", "version": 1}, "channel": "web", "method": "checkbox"}}"""))
                .get("customerId")
                .asString();
        HttpResponse<String> answer = send("POST", "/api/v1/sources/dry/dry-runs", "admin", CALLS);
        JsonNode after = json(answer);
        assertThat(after.at("/calls/0/customerId").asString()).isEqualTo(customer);
        assertThat(after.at("/calls/0/items/0/keptFor/0").asString()).isEqualTo("newsletter");
        assertThat(after.at("/calls/0/items/1/name").asString()).isEqualTo("age");
        assertThat(after.at("/calls/0/items/1/withheld").asBoolean()).isTrue();
        assertThat(after.at("/calls/0/items/1/category").isMissingNode()).isTrue();
        assertThat(after.at("/calls/1/items/1/denied/0/rule").asString()).isEqualTo("REFUSED");
        assertThat(answer.body()).doesNotContain("anna@example.org", "12.5");
    }

    @Test
    void aDryRunTriesAPlanThatIsNotInForceYet() {
        send("PUT", "/api/v1/sources/trial", "admin", SHOP);
        JsonNode tried = json(send("POST", "/api/v1/sources/trial/dry-runs", "admin", """
                {"calls": [{"type": "identify", "userId": "u-9", "traits": {"age": 40}}],
                 "plan": {"traits": {"age": {"category": "contact", "purposes": ["newsletter"]}}}}"""));

        assertThat(tried.at("/calls/0/items/0/category").asString()).isEqualTo("contact");
    }

    @Test
    void sourcesAreListedInPages() {
        send("PUT", "/api/v1/sources/a-first", "admin", SHOP);
        String position = send("PUT", "/api/v1/sources/a-second", "admin", SHOP)
                .headers()
                .firstValue("Samtykke-Position")
                .orElseThrow();
        JsonNode first = json(product.send(product.to("/api/v1/sources?limit=1")
                .header("Authorization", "Bearer " + product.token("admin"))
                .header("Samtykke-After", position)));

        assertThat(first.at("/sources/0/id").asString()).isEqualTo("a-first");
        assertThat(json(get("/api/v1/sources?limit=1&after=" + first.get("next").asString()))
                        .at("/sources/0/id")
                        .asString())
                .isEqualTo("a-second");
    }

    private static List<Path> filesThatContain(String text) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1).contains(text);
        } catch (IOException removedMeanwhile) {
            return false;
        }
    }

    private static HttpResponse<String> get(String path) {
        return product.get(path, product.token("admin"));
    }

    private static HttpResponse<String> send(String method, String path, String client, String body) {
        return product.send(product.to(path)
                .header("Authorization", "Bearer " + product.token(client))
                .header("Content-Type", "application/json")
                .method(method, java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
