package dev.samtykke.standalone.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.standalone.RunningProduct;

class EmbeddedIssuerTest {

    private static final String CUSTOMER = "/api/v1/customers/7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10";

    @TempDir
    private static Path data;

    private static RunningProduct product;

    @BeforeAll
    static void start() {
        product = RunningProduct.on(data);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static String secret(String client) {
        return product.credentials().get(client).get("clientSecret").asString();
    }

    @ParameterizedTest
    @CsvSource({"admin,admin", "compliance,compliance", "front-end,consents:write", "destination-demo,profiles:read"})
    void thereIsAClientForEachRoleWithItsOwnScope(String client, String scope) {
        JsonNode credentials = product.credentials().get(client);
        assertThat(credentials.propertyNames()).containsExactly("clientId", "clientSecret", "scopes");
        assertThat(credentials.get("scopes").toString()).isEqualTo("[\"" + scope + "\"]");

        JsonNode answer = JsonMapper.shared()
                .readTree(product.tokenRequest(client, secret(client), "").body());

        assertThat(answer.get("scope").asString()).isEqualTo(scope);
        assertThat(answer.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.get("expires_in").asInt()).isBetween(3500, 3600);
    }

    @Test
    void theApiAcceptsTheTokenForItsScopeOnly() {
        assertThat(product.get(CUSTOMER, product.token("compliance")).statusCode())
                .isNotIn(401, 403);
        assertThat(product.get(CUSTOMER, product.token("admin")).statusCode()).isEqualTo(403);
    }

    @Test
    void aScopeThatTheClientLacksIsRefused() {
        HttpResponse<String> answer = product.tokenRequest("front-end", secret("front-end"), "&scope=admin");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_scope");
    }

    @Test
    void aWrongSecretIsRefusedWithAChallenge() {
        HttpResponse<String> answer = product.tokenRequest("admin", secret("compliance"), "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
    }

    @Test
    void aClientMaySendItsSecretInTheForm() {
        HttpResponse<String> answer = product.send(product.to("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=admin&client_secret=" + secret("admin"))));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void noOtherGrantIsServed() {
        HttpResponse<String> answer = product.send(product.to("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=authorization_code&code=x&client_id=admin&client_secret=" + secret("admin"))));

        assertThat(answer.statusCode()).isEqualTo(400);
        for (String path : List.of("/oauth2/authorize", "/oauth2/introspect", "/oauth2/revoke", "/login")) {
            assertThat(product.send(product.to(path)).statusCode()).as(path).isIn(401, 404);
        }
    }

    @Test
    void anOversizeFormIsRefused() {
        HttpResponse<String> answer = product.send(product.to("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=" + "x".repeat(100_000))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"type\":\"content-too-large\"");
    }

    @Test
    void theMetadataNameWhatIsServedAndNothingElse() {
        JsonNode metadata = JsonMapper.shared()
                .readTree(product.send(product.to("/.well-known/oauth-authorization-server"))
                        .body());

        assertThat(metadata.get("grant_types_supported").toString()).isEqualTo("[\"client_credentials\"]");
        assertThat(metadata.propertyNames()).doesNotContain("authorization_endpoint", "revocation_endpoint");
        assertThat(product.send(product.to("/oauth2/jwks")).body())
                .contains("\"kty\":\"RSA\"")
                .doesNotContain("\"d\":", "\"p\":", "\"q\":");
    }

    @Test
    void secretsAreInNoFileButTheCredentialsAndThatIsForTheOwnerAlone() throws IOException {
        Path credentials = data.resolve("credentials.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("security"))))
                .isEqualTo("rwx------");
        List<String> secrets = List.of(
                secret("admin"),
                secret("front-end"),
                product.credentials().get("console").get("password").asString());
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(credentials))
                    .toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secrets);
            }
        }
    }
}
