package dev.samtykke.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.iab.gpp.encoder.GppModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signals of browsers and consent managers, over HTTP. */
class SignalsTest {

    /** Consent to purpose 1 and 4 for vendor 755, who was disclosed (policy version 5). */
    private static final String TC_STRING = "CQuOwbRQuOwbRAAAAADAAAFAAJAAAAAAAAZQF5wAQF5gAAAA.IF5wAQF5gA";

    private static final String UNDISCLOSED = "CQuOwbRQuOwbRAAAAADAAAFAAJAAAAAAAAZQF5wAQF5gAAAA";

    @TempDir
    private static Path data;

    private static RunningProduct product;
    private static String writeKey = "";

    @BeforeAll
    static void start() {
        product = RunningProduct.on(data, "--samtykke.consent.global-privacy-control-since=2026-12-01");
        String purpose = """
                {"title": "T", "description": "D", "lawfulBasis": "%s", "basis": {%s}, "dataCategories": ["contact"],
                 "retention": "P3Y"}""";
        accepted("PUT", "/api/v1/purposes/ads", "admin", purpose.formatted("CONSENT", ""));
        accepted("PUT", "/api/v1/purposes/storage", "admin", purpose.formatted("CONSENT", ""));
        accepted(
                "PUT",
                "/api/v1/purposes/sale",
                "admin",
                purpose.formatted(
                        "LEGITIMATE_INTERESTS",
                        "\"assessmentReference\": \"LIA-1\", \"assessmentDate\": \"2026-01-01\""));
        accepted("POST", "/api/v1/notices/banner/versions", "admin", """
                {"language": "en", "text": "We use it.", "purposes": ["ads", "storage"]}""");
        writeKey = accepted("PUT", "/api/v1/sources/shop", "admin", source("""
                {"notice": {"id": "banner", "version": 1}, "categories": {"Marketing": ["ads"]}, "gpc": ["sale", "ads"],
                 "tcf": {"vendor": 755, "purposes": {"1": ["storage"], "2": ["ads"]}},
                 "gpp": [{"section": "usnat", "field": "SaleOptOut", "purposes": ["sale"]}]}"""))
                .get("writeKey")
                .asString();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static String source(String signals) {
        return "{\"title\": \"Shop\", \"trust\": 60, \"plan\": {}, \"signals\": " + signals + "}";
    }

    private static HttpResponse<String> send(String method, String path, String role, String body) {
        return product.send(product.to(path)
                .header("Authorization", "Bearer " + product.token(role))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static JsonNode accepted(String method, String path, String role, String body) {
        HttpResponse<String> answer = send(method, path, role, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String signal(String user, String type, String value) {
        return """
                {"subject": {"identifiers": [{"type": "user_id", "value": "%s"}]}, "source": "shop", "channel": "web",
                 "signal": {"type": "%s", "value": "%s"}}""".formatted(user, type, value);
    }

    private static JsonNode signalled(String user, String type, String value) {
        return accepted("POST", "/api/v1/consents/signals", "front-end", signal(user, type, value));
    }

    private static Stream<String> states(JsonNode answer) {
        return answer.get("decisions")
                .valueStream()
                .map(decision -> decision.get("purpose").asString() + " "
                        + decision.get("state").asString());
    }

    private static JsonNode history(JsonNode answer) {
        return accepted(
                "GET", "/api/v1/customers/" + answer.get("customerId").asString() + "/history", "compliance", "");
    }

    @Test
    void aTcStringIsRecordedWithItsHashAndTheNotice() {
        JsonNode answer = signalled("tcf", "tcf", TC_STRING);

        assertThat(states(answer)).containsExactly("ads REFUSED", "storage GRANTED");
        JsonNode granted = history(answer)
                .get("events")
                .valueStream()
                .filter(event -> event.get("type").asString().equals("consent-granted"))
                .findFirst()
                .orElseThrow();
        JsonNode evidence = granted.at("/payload/evidence");
        assertThat(evidence.at("/signal/type").asString()).isEqualTo("tcf");
        assertThat(evidence.at("/signal/sha256").asString()).hasSize(64);
        assertThat(evidence.at("/notice/id").asString()).isEqualTo("banner");
        assertThat(evidence.at("/method").asString()).isEqualTo("tcf-choice");
    }

    @Test
    void globalPrivacyControlObjectsAndRefusesOnce() {
        assertThat(states(signalled("gpc", "gpc", "1"))).containsExactly("ads REFUSED", "sale OBJECTED");
        assertThat(states(signalled("gpc", "gpc", "1"))).isEmpty();
    }

    @Test
    void onlyTheValueOneOfGlobalPrivacyControlSaysSomething() {
        HttpResponse<String> refused = send("POST", "/api/v1/consents/signals", "front-end", signal("off", "gpc", "0"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("malformed-signal");
    }

    @Test
    void optingOutInAGppStringObjects() {
        GppModel model = new GppModel();
        model.setFieldValue("usnat", "SaleOptOut", 1);

        assertThat(states(signalled("gpp", "gpp", model.encode()))).containsExactly("sale OBJECTED");
    }

    @Test
    void aStringThatCannotBeReadIsRefusedAndRegistersNobody() {
        for (String value : new String[] {"garbage", UNDISCLOSED}) {
            HttpResponse<String> refused =
                    send("POST", "/api/v1/consents/signals", "front-end", signal("nobody", "tcf", value));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("unreadable-signal", "signal.value")
                    .doesNotContain(value);
        }
        assertThat(send("POST", "/api/v1/customers/lookup", "compliance", """
                {"identifier": {"type": "user_id", "value": "nobody"}}""").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatSignalsMeanIsCheckedAgainstTheCatalogueAndTheFrameworks() {
        HttpResponse<String> refused = send("PUT", "/api/v1/sources/other", "admin", source("""
                {"categories": {"Marketing": ["ads"], "Other": ["unheard-of"]}, "gpc": ["unheard-of"],
                 "tcf": {"vendor": 1, "purposes": {"12": ["ads"]}},
                 "gpp": [{"section": "usnat", "field": "NoSuchField", "purposes": ["sale"]}]}"""));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "signals.categories.Other",
                        "signals.gpc",
                        "unknown-purpose",
                        "signals.tcf.purposes.12",
                        "tcf-purpose",
                        "signals.gpp[0]",
                        "gpp-field",
                        "notice-required");
    }

    @Test
    void whatSignalsMeanIsShownWithTheSource() {
        JsonNode shop = accepted("GET", "/api/v1/sources/shop", "admin", "");

        assertThat(shop.at("/signals/tcf/vendor").asInt()).isEqualTo(755);
        assertThat(shop.at("/signals/categories/Marketing/0").asString()).isEqualTo("ads");
    }

    @Test
    void theHeaderOfABrowserCountsWithItsTrackingCalls() {
        JsonNode known = signalled("browser", "tcf", TC_STRING);
        product.send(product.to("/v1/page")
                .header("Content-Type", "text/plain")
                .header("Sec-GPC", "1")
                .POST(BodyPublishers.ofString(
                        "{\"writeKey\": \"" + writeKey + "\", \"messageId\": \"p-1\", \"userId\": \"browser\"}")));

        assertThat(history(known).get("events").findValuesAsString("type")).contains("objection-raised");
    }

    @Test
    void aBannerOfSegmentGrants() {
        HttpResponse<String> answer = product.send(
                product.to("/v1/track").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("""
                {"writeKey": "%s", "messageId": "b-1", "userId": "segment",
                 "event": "Segment Consent Preference Updated", "properties": {},
                 "context": {"consent": {"categoryPreferences": {"Marketing": true}}}}""".formatted(
                                writeKey))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode check = accepted("POST", "/api/v1/permissions/check", "destination-demo", """
                {"checks": [{"subject": {"identifiers": [{"type": "user_id", "value": "segment"}]}, "purpose": "ads"}]}""");
        assertThat(check.at("/results/0/permitted").asBoolean()).isTrue();
    }

    @Test
    void browsersAreToldThatTheirSettingIsHonoured() {
        HttpResponse<String> told = product.send(product.to("/.well-known/gpc.json"));

        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).isEqualTo("{\"gpc\":true,\"lastUpdate\":\"2026-12-01\"}");
    }
}
