package dev.samtykke.http;

import static dev.samtykke.http.security.Scope.ADMIN;
import static dev.samtykke.http.security.Scope.COMPLIANCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;

import com.nimbusds.jwt.PlainJWT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.samtykke.http.testapp.TestApplication;
import dev.samtykke.http.testapp.Tokens;

@SpringBootTest(classes = TestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class TokensTest {

    private static final String CUSTOMER = "/api/v1/customers/7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10";
    private static final Map<String, Object> SCOPE = Map.of("scope", "compliance");

    @LocalServerPort
    private int port;

    private ApiClient api;

    @BeforeEach
    void client() {
        api = new ApiClient(port);
    }

    @Test
    void noTokenIsUnauthenticatedWithAChallenge() {
        HttpResponse<String> answer = api.send(api.to(CUSTOMER));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"unauthenticated\"");
    }

    @Test
    void theWrongScopeIsForbiddenAndToldWhichOneIsNeeded() {
        HttpResponse<String> answer = api.get(CUSTOMER, Tokens.with(ADMIN));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_scope\", scope=\"compliance\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"insufficient-scope\"");
    }

    @Test
    void oneOfSeveralScopesIsEnough() {
        assertThat(api.get(CUSTOMER, Tokens.with(ADMIN, COMPLIANCE)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anExpiredTokenIsRefused() {
        refused(Tokens.signed(
                Tokens.KEY, Tokens.claims(Tokens.ISSUER, Instant.now().minusSeconds(120), SCOPE)));
    }

    @Test
    void aTokenOfAForeignIssuerIsRefused() {
        refused(Tokens.signed(
                Tokens.KEY,
                Tokens.claims(URI.create("https://other.example"), Instant.now().plusSeconds(60), SCOPE)));
    }

    @Test
    void aTokenOfAForeignKeyIsRefused() {
        refused(Tokens.signed(
                Tokens.key("k1"), Tokens.claims(Tokens.ISSUER, Instant.now().plusSeconds(60), SCOPE)));
    }

    @Test
    void anUnsignedTokenIsRefused() {
        refused(new PlainJWT(Tokens.claims(Tokens.ISSUER, Instant.now().plusSeconds(60), SCOPE)).serialize());
    }

    @Test
    void aTamperedTokenIsRefusedAlthoughItsOriginalIsKnown() {
        String token = Tokens.with(COMPLIANCE);
        assertThat(api.get(CUSTOMER, token).statusCode()).isEqualTo(200);

        refused(token.substring(0, token.length() - 8) + "AAAAAAAA");
    }

    @Test
    void whatIsNoTokenIsRefused() {
        refused("x");
        refused("a.b.c");
        refused("a,b");
    }

    private void refused(String token) {
        HttpResponse<String> answer = api.get(CUSTOMER, token);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"invalid-token\"");
    }
}
