package dev.samtykke.standalone.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.PlainJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.http.testapp.FakeIssuer;
import dev.samtykke.http.testapp.Tokens;
import dev.samtykke.standalone.RunningProduct;

class ExternalIssuerModeTest {

    private static final String CUSTOMER = "/api/v1/customers/7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10";

    @Test
    void tokensOfTheExternalIssuerAreAcceptedByTheirRolesAndNoneAreIssuedHere(@TempDir Path data) throws IOException {
        RSAKey first = Tokens.key("first");
        RSAKey second = Tokens.key("second");
        FakeIssuer issuer = new FakeIssuer(first);
        URI address = issuer.uri();
        issuer.close();
        try (RunningProduct product = RunningProduct.on(
                data,
                "--samtykke.issuer-uri=" + address,
                "--samtykke.tokens.scopes-claim=realm_access.roles",
                "--samtykke.tokens.scope-names.dpo=compliance")) {
            assertThat(status(product, token(first, address, "dpo")))
                    .as("the issuer is away")
                    .isEqualTo(503);

            issuer = new FakeIssuer(address.getPort(), first);
            assertThat(status(product, token(first, address, "dpo"))).isNotIn(401, 403, 503);
            assertThat(status(product, token(first, address, "shop"))).isEqualTo(403);
            issuer.rollOver(second);
            assertThat(status(product, token(second, address, "dpo")))
                    .as("rolled over")
                    .isNotIn(401, 403, 503);
            assertThat(status(product, token(Tokens.key("third"), address, "dpo")))
                    .as("foreign key")
                    .isEqualTo(401);
            assertThat(status(product, token(second, URI.create("https://other.example"), "dpo")))
                    .isEqualTo(401);
            assertThat(status(
                            product, new PlainJWT(claims(address, Instant.now().plusSeconds(60), "dpo")).serialize()))
                    .isEqualTo(401);
            assertThat(status(
                            product,
                            Tokens.signed(second, claims(address, Instant.now().minusSeconds(120), "dpo"))))
                    .isEqualTo(401);

            assertThat(Files.exists(data.resolve("credentials.json"))).isFalse();
            assertThat(product.send(product.to("/oauth2/token").POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(404);
        } finally {
            issuer.close();
        }
    }

    private static int status(RunningProduct product, String token) {
        return product.get(CUSTOMER, token).statusCode();
    }

    private static String token(RSAKey key, URI issuer, String role) {
        return Tokens.signed(key, claims(issuer, Instant.now().plusSeconds(60), role));
    }

    private static com.nimbusds.jwt.JWTClaimsSet claims(URI issuer, Instant expiry, String role) {
        return Tokens.claims(issuer, expiry, Map.of("realm_access", Map.of("roles", List.of(role, "offline_access"))));
    }
}
