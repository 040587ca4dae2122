package dev.samtykke.standalone;

import static dev.samtykke.http.contract.Mutations.PLANTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

import dev.samtykke.http.contract.BodiesContract;
import dev.samtykke.http.security.Scope;
import dev.samtykke.standalone.storage.EmbeddedHistory;

class ProductBodiesTest extends BodiesContract {

    private static final Map<String, Sample> SAMPLES = new LinkedHashMap<>();
    private static final String EVIDENCE =
            "\"evidence\": {\"notice\": {\"id\": \"privacy\", \"version\": 1}, \"language\": \"en\", \"channel\": \"web\","
                    + " \"source\": \"shop\", \"method\": \"checkbox\", \"explicit\": true,"
                    + " \"decidedAt\": \"2026-01-01T00:00:00Z\"}";

    @TempDir
    private static Path data;

    private static RunningProduct product;
    private static String writeKey = "";

    @BeforeAll
    static void start() {
        product = RunningProduct.on(data);
        catalogue();
        identities();
        customer(register("email", "mutated@example.org"));
        sources();
        operation();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static void catalogue() {
        String purpose = """
                {"title": "News", "description": "News by e-mail", "lawfulBasis": "%s", "basis": {%s},
                 "dataCategories": ["contact"], "retention": "P3Y", "validity": "P2Y", "directMarketing": false,
                 "explicitRequired": true, "material": true}""";
        String interests = "\"assessmentReference\": \"LIA-1\", \"assessmentDate\": \"2026-01-01\"";
        accepted("PUT /api/v1/purposes/news", "admin", purpose.formatted("CONSENT", ""));
        accepted("PUT /api/v1/purposes/old", "admin", purpose.formatted("CONSENT", ""));
        accepted("PUT /api/v1/purposes/survey", "admin", purpose.formatted("LEGITIMATE_INTERESTS", interests));
        accepted("PUT /api/v1/purposes/care", "admin", purpose.formatted("LEGITIMATE_INTERESTS", interests));
        String notice = """
                {"language": "en", "text": "We write to you.", "purposes": ["news", "care"], "material": true}""";
        accepted("POST /api/v1/notices/privacy/versions", "admin", notice);
        sample("PUT /api/v1/purposes/{id}", "mutated", purpose.formatted("LEGITIMATE_INTERESTS", interests));
        sample("POST /api/v1/purposes/{id}/retirement", "old", "{}");
        sample("POST /api/v1/notices/{id}/versions", "mutated", notice);
    }

    private static void identities() {
        String survivor = register("user_id", "u-1");
        String merged = register("user_id", "u-2");
        String mergeId = text(
                accepted(
                        "POST /api/v1/identities/merges",
                        "compliance",
                        merge(register("user_id", "u-3"), register("user_id", "u-4"))),
                "mergeId");
        sample("POST /api/v1/identities/merges", "", merge(survivor, merged));
        sample("POST /api/v1/identities/splits", "", "{\"mergeId\": \"" + mergeId + "\", \"reason\": \"two people\"}");
        sample(
                "POST /api/v1/identities/proposals/{mergeId}/review",
                proposal(),
                "{\"accepted\": false, \"reason\": \"two people\"}");
        sample("POST /api/v1/customers/lookup", "", "{\"identifier\": {\"type\": \"user_id\", \"value\": \"u-1\"}}");
    }

    private static String merge(String survivor, String absorbed) {
        return "{\"survivor\": \"" + survivor + "\", \"absorbed\": \"" + absorbed + "\", \"reason\": \"one person\"}";
    }

    /** Two customers with so many e-mail addresses that somebody has to look at it before they become one. */
    private static String proposal() {
        String many = addresses("one", 3);
        accepted("POST /api/v1/consents", "front-end", consent("[" + many + "]"));
        String others = addresses("other", 3) + ", {\"type\": \"phone\", \"value\": \"+4520123456\"}";
        accepted("POST /api/v1/consents", "front-end", consent("[" + others + "]"));
        accepted(
                "POST /api/v1/consents",
                "front-end",
                consent("[" + addresses("one", 1) + ", {\"type\": \"phone\", \"value\": \"+4520123456\"}]"));
        return product.context()
                .getBean(EmbeddedHistory.class)
                .storage()
                .read(0, Long.MAX_VALUE)
                .filter(event -> event.payloadType().equals("merge-proposed"))
                .map(event -> Objects.requireNonNull(event.aggregate()).id().replace("merge:", ""))
                .findFirst()
                .orElseThrow();
    }

    private static String addresses(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"type\": \"email\", \"value\": \"" + name + i + "@example.org\"}")
                .collect(Collectors.joining(", "));
    }

    private static void customer(String id) {
        String of = "POST /api/v1/customers/{id}/";
        accepted(path(of + "objections", id), "front-end", "{\"purpose\": \"care\"}");
        accepted(path(of + "objections", id), "front-end", "{\"purpose\": \"survey\"}");
        accepted(path(of + "contracts", id), "front-end", "{\"contractType\": \"membership\", \"reference\": \"M-1\"}");
        accepted(path(of + "restrictions", id), "front-end", "{\"ground\": \"unlawful\"}");
        accepted(path(of + "emergencies", id), "front-end", "{\"emergency\": \"flood\"}");
        sample("POST /api/v1/consents", "", consent("[{\"type\": \"email\", \"value\": \"mutated@example.org\"}]"));
        sample(of + "identifiers", id, "{\"type\": \"loyalty_id\", \"value\": \"L-1\"}");
        sample(
                of + "contracts",
                id,
                "{\"contractType\": \"rental\", \"reference\": \"R-1\", \"from\": \"2026-01-01T00:00:00Z\"}");
        sample(of + "contracts/terminations", id, "{\"contractType\": \"membership\", \"reference\": \"M-1\"}");
        sample(
                of + "notices",
                id,
                "{\"notice\": {\"id\": \"privacy\", \"version\": 1}, \"language\": \"en\", \"channel\": \"web\","
                        + " \"servedAt\": \"2026-01-01T00:00:00Z\"}");
        sample(of + "objections", id, "{\"purpose\": \"care\", \"grounds\": \"" + PLANTED + "\"}");
        sample(of + "objections/overrides", id, "{\"purpose\": \"survey\", \"compellingGrounds\": \"a claim\"}");
        sample(of + "objections/withdrawals", id, "{\"purpose\": \"care\"}");
        sample(of + "restrictions", id, "{\"ground\": \"accuracy-contested\", \"since\": \"2026-01-01T00:00:00Z\"}");
        sample(of + "restrictions/liftings", id, "{}");
        sample(of + "emergencies", id, "{\"emergency\": \"accident\", \"from\": \"2026-01-01T00:00:00Z\"}");
        sample(of + "emergencies/ends", id, "{\"emergency\": \"flood\"}");
        sample(of + "preferences", id, """
                {"channels": {"email": true, "sms": false}, "topics": {"offers": false},
                 "frequency": {"email": {"contacts": 2, "per": "P7D"}},
                 "quietHours": {"from": "21:00", "until": "08:00", "zone": "Europe/Copenhagen"}}""");
        sample(of + "contacts", id, "{\"channel\": \"email\", \"at\": \"2026-01-01T00:00:00Z\"}");
        String checks = """
                {"checks": [{"subject": {"customerId": "%s"}, "purpose": "news"},
                            {"subject": {"identifiers": [{"type": "email", "value": "anna@example.org"}]},
                             "purpose": "news", "categories": ["contact"], "channel": "email",
                             "at": "2026-01-01T00:00:00Z"}]}""".formatted(id);
        sample("POST /api/v1/permissions/check", "", checks);
        sample("POST /api/v1/permissions/explain", "", checks);
        String imports = "POST /api/v1/consents/imports/{id}";
        String lines = consent("[{\"type\": \"email\", \"value\": \"imported@example.org\"}]") + "\n";
        SAMPLES.put(imports, new Sample("/api/v1/consents/imports/mutated", lines + lines, "application/x-ndjson"));
    }

    private static void sources() {
        String plan = """
                {"traits": {"email": {"category": "contact", "purposes": ["news"]}},
                 "events": {"Order": {"category": "contact", "purposes": ["news"], "kind": "purchase",
                             "properties": {"total": {"category": "contact", "purposes": ["news"]}}}}}""";
        String source = "{\"title\": \"Shop\", \"trust\": 50, \"plan\": " + plan + "}";
        writeKey = text(accepted("PUT /api/v1/sources/shop", "admin", source), "writeKey");
        sample("POST /v1/{call}", "batch", """
                {"sentAt": "2026-01-01T00:00:00Z", "context": {"traits": {"email": "%s"}},
                 "batch": [{"type": "track", "messageId": "m-1", "userId": "u-1", "anonymousId": null, "event": "Order",
                            "properties": {"total": 1}, "context": {"device": {"id": "d"}},
                            "timestamp": "2026-01-01T00:00:00Z"},
                           {"type": "identify", "userId": "u-1", "traits": {"name": "x"}}]}""".formatted(PLANTED));
        sample("PUT /api/v1/sources/{id}", "mutated", source);
        sample("POST /api/v1/sources/{id}/write-keys", "shop", "{}");
        sample("POST /api/v1/sources/{id}/dry-runs", "shop", """
                {"calls": [{"type": "track", "userId": "u-1", "anonymousId": null, "event": "Order",
                            "properties": {"total": 1}, "context": {"traits": {"email": "%s"}, "device": {"id": "d"},
                            "externalIds": [{"id": "x", "type": "crm"}]}}], "plan": %s}""".formatted(PLANTED, plan));
    }

    private static void operation() {
        sample("POST /api/v1/projections/{name}/rebuilds", "purpose", "{}");
        sample("POST /api/v1/projections/{name}/dead-letters/retries", "purpose", "{}");
        sample("POST /api/v1/evidence/checks", "", "{}");
    }

    private static String register(String type, String value) {
        String identifiers = "[{\"type\": \"" + type + "\", \"value\": \"" + value + "\"}]";
        return text(accepted("POST /api/v1/consents", "front-end", consent(identifiers)), "customerId");
    }

    private static String consent(String identifiers) {
        return "{\"subject\": {\"identifiers\": " + identifiers
                + "}, \"decisions\": [{\"purpose\": \"news\", \"decision\": \"grant\"}], " + EVIDENCE + "}";
    }

    private static void sample(String endpoint, String variable, String body) {
        SAMPLES.put(endpoint, new Sample(path(endpoint, variable).split(" ")[1], body));
    }

    private static String path(String endpoint, String variable) {
        return endpoint.replaceFirst("\\{[a-zA-Z]+}", variable);
    }

    private static String accepted(String request, String client, String body) {
        String[] methodAndPath = request.split(" ");
        HttpResponse<String> answer = product.send(product.to(methodAndPath[1])
                .header("Authorization", "Bearer " + product.token(client))
                .header("Content-Type", "application/json")
                .method(methodAndPath[0], BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as("%s: %s", request, answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private static String text(String answer, String field) {
        return answer.replaceFirst("(?s).*?\"" + field + "\":\"([^\"]+)\".*", "$1");
    }

    @Override
    protected ApplicationContext application() {
        return product.context();
    }

    @Override
    protected String token(Scope scope) {
        return product.token(ProductAccessTest.clientWith(scope));
    }

    @Override
    protected String writeKey() {
        return writeKey;
    }

    @Override
    protected Map<String, Sample> samples() {
        return SAMPLES;
    }
}
