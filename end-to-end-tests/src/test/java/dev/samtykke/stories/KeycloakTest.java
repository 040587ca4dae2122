package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The product with the tokens of a real Keycloak. Told first, see {@link ExpiredTokenTest}. */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(StoppedAtTheEnd.class)
class KeycloakTest {

    private static final String ADMIN_CALL = "GET /api/v1/projections";

    /** A call that only one role may make, by role. */
    private static final Map<String, String> OWN_CALL = Map.of(
            "admin", ADMIN_CALL,
            "compliance", "GET /api/v1/identities/proposals",
            "front-end", "POST /api/v1/customers/7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10/contacts",
            "destination", "POST /api/v1/permissions/check",
            "monitoring", "GET /actuator/prometheus");

    private static KeycloakInstallation installation;
    private static Keycloak keycloak;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        installation = KeycloakInstallation.running();
        keycloak = installation.keycloak();
    }

    @Test
    @Order(1)
    void everyRoleMayDoWhatItsMappingSaysAndNothingElse() {
        for (String client : Keycloak.CLIENTS) {
            String token = keycloak.token(client);
            OWN_CALL.forEach((role, call) -> {
                HttpResponse<String> answer = call(call, token);
                if (role.equals(client)) {
                    assertThat(answer.statusCode()).as("%s: %s", client, call).isNotIn(401, 403);
                } else {
                    refused(answer, 403, "insufficient-scope");
                }
            });
        }
    }

    @Test
    @Order(2)
    void whoActedIsTheClientThatKeycloakNames() {
        HttpResponse<String> defined = send("PUT", "/api/v1/purposes/newsletter", keycloak.token("admin"), """
                {"title": "T", "description": "D", "lawfulBasis": "CONSENT", "retention": "P1Y"}""");
        assertThat(defined.statusCode()).as(defined.body()).isEqualTo(200);
        HttpResponse<String> published = send("POST", "/api/v1/notices/privacy/versions", keycloak.token("admin"), """
                {"language": "en", "text": "W", "purposes": ["newsletter"]}""");
        assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
        HttpResponse<String> granted = send("POST", "/api/v1/consents", keycloak.token("front-end"), """
                {"subject": {"identifiers": [{"type": "email", "value": "anna@example.org"}]},
                 "decisions": [{"purpose": "newsletter", "decision": "grant"}],
                 "evidence": {"notice": {"id": "privacy", "version": 1}, "method": "checkbox"}}""");
        String customer = granted.body().replaceAll(".*\"customerId\":\"([^\"]+)\".*", "$1");

        assertThat(call("GET /api/v1/customers/" + customer + "/history", keycloak.token("compliance"))
                        .body())
                .contains("\"actor\":\"front-end\"");
    }

    @Test
    @Order(4)
    void aTokenOfAnotherIssuerIsRefused() {
        refused(call(ADMIN_CALL, keycloak.foreignToken()), 401, "invalid-token");
    }

    @Test
    @Order(4)
    void aTokenWithoutASignatureIsRefused() {
        String[] parts = keycloak.token("admin").split("\\.");
        String none = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");

        refused(call(ADMIN_CALL, none + "." + parts[1] + "."), 401, "invalid-token");
        refused(call(ADMIN_CALL, none + "." + parts[1] + "." + parts[2]), 401, "invalid-token");
    }

    @Test
    @Order(4)
    void aTokenWhoseClaimsWereChangedIsRefused() {
        String[] parts = keycloak.token("monitoring").split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("samtykke-monitoring", "samtykke-admin");

        refused(call(ADMIN_CALL, parts[0] + "." + base64(claims) + "." + parts[2]), 401, "invalid-token");
    }

    /** Before the tests with forged tokens, which use up how often the keys are fetched again. */
    @Test
    @Order(3)
    void aNewKeyCountsAtOnceAndAnOldOneUntilItIsWithdrawn() {
        String old = keycloak.token("admin");
        assertThat(call(ADMIN_CALL, old).statusCode()).isEqualTo(200);

        keycloak.rotateKey(200);
        String second = keycloak.token("admin");
        assertThat(header(second)).isNotEqualTo(header(old));
        assertThat(call(ADMIN_CALL, second).statusCode()).isEqualTo(200);
        assertThat(call(ADMIN_CALL, old).statusCode()).isEqualTo(200);

        keycloak.removeFirstKey();
        keycloak.rotateKey(300);
        String third = keycloak.token("admin");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> call(ADMIN_CALL, third).statusCode() == 200);
        refused(call(ADMIN_CALL, old), 401, "invalid-token");
        assertThat(call(ADMIN_CALL, second).statusCode()).isEqualTo(200);
    }

    /** Clocks may be a minute apart; {@link ExpiredTokenTest} looks at it when that has passed. */
    @Test
    @Order(5)
    void aTokenCountsUntilItIsSurelyExpired() {
        assertThat(call(ADMIN_CALL, installation.shortLived()).statusCode()).isEqualTo(200);
    }

    private static void refused(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer error=");
        assertThat(answer.body()).contains("\"type\":\"" + type + "\"");
    }

    static String header(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> call(String methodAndPath, String token) {
        String[] parts = methodAndPath.split(" ");
        return send(parts[0], parts[1], token, parts[0].equals("POST") ? "{}" : "");
    }

    private static HttpResponse<String> send(String method, String path, String token, String body) {
        return installation.send(method, path, token, body);
    }
}
