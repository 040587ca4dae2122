package dev.samtykke.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tracking API, in the shapes in which SDKs call it. */
@ExtendWith(OutputCaptureExtension.class)
class TrackingTest {

    private static final String SOURCE = """
            {"title": "Web shop", "trust": 60, "plan": {
               "traits": {"email": {"category": "contact", "purposes": ["newsletter"]},
                          "size": {"category": "contact", "purposes": ["newsletter"]}},
               "events": {"Order Completed": {"category": "contact", "purposes": ["newsletter"], "kind": "purchase",
                           "properties": {"total": {"category": "contact", "purposes": ["newsletter"]}}}}}}""";

    @TempDir
    private static Path data;

    private static RunningProduct product;
    private static String key = "";
    private static int messages;

    @BeforeAll
    static void start() {
        product = RunningProduct.on(data);
        send("PUT", "/api/v1/purposes/newsletter", "admin", """
                {"title": "T", "description": "D", "lawfulBasis": "CONSENT", "dataCategories": ["contact"],
                 "retention": "P3Y"}""");
        send("POST", "/api/v1/notices/privacy/versions", "admin", """
                {"language": "en", "text": "We use it.", "purposes": ["newsletter"]}""");
        key = json(send("PUT", "/api/v1/sources/shop", "admin", SOURCE))
                .get("writeKey")
                .asString();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=UTF-8",
                "application/json;charset=utf8",
                "text/plain",
                "text/plain;charset=UTF-8",
                "application/x-www-form-urlencoded",
                "application/octet-stream"
            })
    void jsonIsReadInWhateverMediaTypeAndWithASlashOrWithout(String mediaType) {
        String user = consenting();
        for (String path : new String[] {"/v1/batch", "/v1/import/", "/v1/b", "/v1/batch/"}) {
            JsonNode answer = json(track(path, batch(order(user)), "Content-Type", mediaType));
            assertThat(answer.get("kept").asInt()).isEqualTo(2);
        }
    }

    @Test
    void gzipIsUnpackedThoughTheBodyIsDeclaredAForm() throws IOException {
        HttpResponse<String> answer = product.send(product.to("/v1/batch")
                .header("Authorization", basic(key))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(batch(order(consenting()))))));

        assertThat(json(answer).get("kept").asInt()).isEqualTo(2);
    }

    @Test
    void gzipThatUnpacksToMoreThanIsReadIsRefusedEvenIfItIsSmall() throws IOException {
        byte[] bomb = gzip(" ".repeat(50_000_000));
        assertThat(bomb.length).isLessThan(100_000);

        assertThat(product.send(product.to("/v1/batch")
                                .header("Authorization", basic(key))
                                .POST(BodyPublishers.ofByteArray(bomb)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aBodyOfUnknownLengthIsRead() {
        byte[] body = batch(order(consenting())).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = product.send(product.to("/v1/batch")
                .header("Authorization", basic(key))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(json(answer).get("kept").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            track    | t | "event": "Order Completed", "properties": {"total": 1}         | 2
            identify | i | "traits": {"size": 38}                                          | 1
            page     | p | "properties": {"path": "/"}                                    | 0
            screen   | s | "name": "Home"                                                 | 0
            group    | g | "groupId": "g-1", "traits": {"name": "Firm"}                   | 0
            alias    | a | "previousId": "a-1"                                            | 0""")
    void everyCallHasTwoAddresses(String name, String letter, String parts, int kept) {
        for (String path : new String[] {name, letter, name + "/"}) {
            String call =
                    "{\"messageId\": \"m-" + ++messages + "\", \"userId\": \"" + consenting() + "\", " + parts + "}";
            HttpResponse<String> answer = track("/v1/" + path, call);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(json(answer).get("kept").asInt()).isEqualTo(kept);
        }
    }

    @Test
    void theWriteKeyMayStandInTheBodyOnly() {
        String body = batch(order(consenting())).replaceFirst("\\{", "{\"writeKey\": \"" + key + "\", ");

        assertThat(json(product.send(product.to("/v1/import").POST(BodyPublishers.ofString(body))))
                        .get("kept")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "nonsense", "", "{\"writeKey\": \"sk_x\", \"batch\": []}"})
    void withoutAWriteKeyNothingIsRead(String body) {
        HttpResponse<String> answer = product.send(product.to("/v1/batch").POST(BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid-write-key");
    }

    @Test
    void aKeyStopsAtOnceWhenItIsWithdrawn() {
        JsonNode added = json(send("POST", "/api/v1/sources/shop/write-keys", "admin", ""));
        String another = added.get("writeKey").asString();
        HttpRequest.Builder request = product.to("/v1/batch")
                .header("Authorization", basic(another))
                .POST(BodyPublishers.ofString("{\"batch\": []}"));
        assertThat(product.send(request).statusCode()).isEqualTo(200);

        send(
                "DELETE",
                "/api/v1/sources/shop/write-keys/" + added.get("writeKeyId").asString(),
                "admin",
                "");
        assertThat(product.send(request).statusCode()).isEqualTo(401);
    }

    @Test
    void theHeaderSaysWhomACallIsAboutThatDoesNotSayIt() {
        String visitor = "visitor-" + ++messages;
        grant("anonymous_id", visitor);
        String call = "{\"type\": \"track\", \"event\": \"Order Completed\", \"properties\": {\"total\": 1}}";
        HttpResponse<String> answer = track(
                "/v1/batch",
                batch(call),
                "AnonymousId",
                Base64.getEncoder().encodeToString(visitor.getBytes(StandardCharsets.UTF_8)));

        assertThat(json(answer).get("kept").asInt()).isEqualTo(2);
    }

    @Test
    void theContextOfABatchGoesForItsCalls() {
        String call = order(consenting());
        String body = batch(call).replaceFirst("\\{", "{\"context\": {\"traits\": {\"size\": 38}}, ");

        assertThat(json(track("/v1/import", body)).get("kept").asInt()).isEqualTo(3);
    }

    @Test
    void whatCannotBeTakenInIsToldByItsPlaceAndTheRestIsTakenIn() {
        String user = consenting();
        String large =
                "{\"type\": \"identify\", \"userId\": \"u\", \"traits\": {\"size\": \"" + "x".repeat(33_000) + "\"}}";
        String halves = "{\"type\": \"identify\", \"userId\": \"u\", \"traits\": {\"size\": \"\\ud83d\"}}";
        String deep = "{\"type\": \"identify\", \"userId\": \"u\", \"traits\": {\"size\": " + "[".repeat(40)
                + "]".repeat(40) + "}}";
        String late = "{\"type\": \"identify\", \"userId\": \"u\", \"timestamp\": \"yesterday\"}";
        JsonNode answer = json(track(
                "/v1/batch",
                batch(String.join(",", "7", large, halves, deep, late, "{\"type\": \"identify\"}", order(user)))));

        assertThat(answer.get("success").asBoolean()).isTrue();
        assertThat(answer.get("rejected").asInt()).isEqualTo(6);
        assertThat(answer.get("kept").asInt()).isEqualTo(2);
        assertThat(answer.get("calls").findValuesAsString("rule"))
                .containsExactly("call-type", "too-large", "text", "too-deep", "rfc-3339", "user-or-anonymous-id");
    }

    @Test
    void whatIsMoreThanABatchMayHoldIsRejected() {
        String calls = IntStream.range(0, 2_502)
                .mapToObj(i -> "{\"type\":\"page\",\"userId\":\"u-" + i + "\"}")
                .collect(Collectors.joining(","));
        JsonNode answer = json(track("/v1/batch", batch(calls)));

        assertThat(answer.get("accepted").asInt()).isEqualTo(2_500);
        assertThat(answer.at("/calls/2500/rule").asString()).isEqualTo("too-many-calls");
        assertThat(answer.at("/calls/2500/index").asInt()).isEqualTo(2_500);
    }

    @Test
    void whatIsNoBatchIsRefused() {
        assertThat(track("/v1/batch", "{\"batch\": 1}").body()).contains("\"status\":400", "array-expected");
        assertThat(track("/v1/batch", "[").body()).contains("\"status\":400", "malformed-json");
        assertThat(track("/v1/track", "{\"userId\": \"u\"}").body()).contains("\"status\":400", "event-name");
        assertThat(track("/v1/nothing", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void theSenderClockIsCorrectedAndNothingHappensInTheFuture() {
        String user = consenting();
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (String timestamp : new String[] {"2001-01-01T00:50:00+01:00", "2001-01-01T01:00:00.000Z"}) {
            String call = order(user).replaceFirst("\\{", "{\"originalTimestamp\": \"" + timestamp + "\", ");
            track("/v1/batch", batch(call).replaceFirst("\\{", "{\"sentAt\": \"2001-01-01T00:00:00Z\", "));
        }
        JsonNode history = history(user);
        Instant first = occurredAt(history, 0);
        assertThat(first)
                .isBetween(before.minus(Duration.ofMinutes(10)), Instant.now().minus(Duration.ofMinutes(10)));
        assertThat(occurredAt(history, 1)).isBetween(before, Instant.now());
    }

    @Test
    void numbersAreKeptAsTheyWereSent() {
        String user = consenting();
        track("/v1/batch", batch(order(user).replace("12.5", "12345678901234567890.10")));

        assertThat(history(user).toString()).contains("12345678901234567890.1");
    }

    @Test
    void pagesOfOtherOriginsMaySend() {
        HttpResponse<String> preflight = product.send(product.to("/v1/t")
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,anonymousid,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse(""))
                .contains("authorization", "anonymousid");
        assertThat(track("/v1/b", batch(order("u")), "Origin", "https://shop.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .contains("*");
    }

    @Test
    void browserSdksGetTheirSettings() {
        JsonNode segment = json(product.send(product.to("/v1/projects/" + key + "/settings")));
        assertThat(segment.at("/integrations/Segment.io/apiKey").asString()).isEqualTo(key);
        assertThat(segment.at("/integrations/Segment.io/apiHost").asString())
                .isEqualTo("localhost:" + product.port() + "/v1");
        for (String path : new String[] {"/sourceConfig/?p=web&writeKey=" + key, "/sourceConfig?writeKey=" + key}) {
            JsonNode rudder = json(product.send(product.to(path)));
            assertThat(rudder.at("/source/enabled").asBoolean()).isTrue();
            assertThat(rudder.at("/consentManagementMetadata/providers").isArray())
                    .isTrue();
        }
        assertThat(json(product.send(product.to("/sourceConfig/").header("Authorization", basic(key))))
                        .at("/source/id")
                        .asString())
                .isEqualTo("shop");
        assertThat(product.send(product.to("/v1/projects/sk_x/settings")).statusCode())
                .isEqualTo(401);
        assertThat(product.send(product.to("/sourceConfig/")).statusCode()).isEqualTo(401);
    }

    @Test
    void anAliasMergesNobodyIntoThemselves() {
        String user = consenting();
        HttpResponse<String> answer = track(
                "/v1/alias",
                "{\"messageId\": \"m-" + ++messages + "\", \"userId\": \"" + user + "\", \"previousId\": \"" + user
                        + "\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(history(user).findValuesAsString("type")).doesNotContain("identity-merged", "data-withheld");
    }

    @Test
    void whatIsSentIsInNoLog(CapturedOutput output) {
        track(
                "/v1/batch",
                batch("{\"type\": \"identify\", \"userId\": \"planted-1\", \"traits\": {\"planted-2\": 1}}"));
        track("/v1/track", "{\"userId\": \"planted-3\", \"event\": [\"planted-4\"]}");
        track("/v1/track", "{\"planted-5");

        assertThat(output.getAll()).doesNotContain("planted", key);
    }

    private static Instant occurredAt(JsonNode history, int nth) {
        return Instant.parse(history.findValuesAsString("occurredAt").get(nth));
    }

    private static JsonNode history(String user) {
        String lookup = "{\"identifier\": {\"type\": \"user_id\", \"value\": \"" + user + "\"}}";
        String id = json(send("POST", "/api/v1/customers/lookup", "compliance", lookup))
                .get("customerId")
                .asString();
        return json(product.get("/api/v1/customers/" + id + "/history", product.token("compliance")));
    }

    /** A user who has said yes to the newsletter. */
    private static String consenting() {
        String user = "user-" + ++messages;
        grant("user_id", user);
        return user;
    }

    private static void grant(String type, String value) {
        HttpResponse<String> answer = send("POST", "/api/v1/consents", "front-end", """
                {"subject": {"identifiers": [{"type": "%s", "value": "%s"}]},
                 "decisions": [{"purpose": "newsletter", "decision": "grant"}],
                 "evidence": {"notice": {"id": "privacy", "version": 1}, "language": "en", "channel": "web",
                  "source": "shop", "method": "checkbox", "explicit": true, "decidedAt": "2026-01-01T00:00:00Z"}}""".formatted(type, value));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String order(String user) {
        return "{\"type\": \"track\", \"messageId\": \"m-" + ++messages + "\", \"userId\": \"" + user
                + "\", \"anonymousId\": null, \"event\": \"Order Completed\", \"properties\": {\"total\": 12.5}}";
    }

    private static String batch(String calls) {
        return "{\"batch\": [" + calls + "]}";
    }

    private static HttpResponse<String> track(String path, String body, String... headers) {
        HttpRequest.Builder request =
                product.to(path).header("Authorization", basic(key)).POST(BodyPublishers.ofString(body));
        return product.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String basic(String writeKey) {
        return "Basic " + Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static HttpResponse<String> send(String method, String path, String client, String body) {
        return product.send(product.to(path)
                .header("Authorization", "Bearer " + product.token(client))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JsonMapper.shared().readTree(answer.body());
    }
}
