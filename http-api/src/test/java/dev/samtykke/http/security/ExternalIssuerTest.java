package dev.samtykke.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.PlainJWT;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

import dev.samtykke.http.testapp.FakeIssuer;
import dev.samtykke.http.testapp.Tokens;

class ExternalIssuerTest {

    private static final RSAKey FIRST = Tokens.key("first");
    private static final RSAKey SECOND = Tokens.key("second");

    private FakeIssuer issuer;
    private CachingJwtDecoder decoder;
    private int changes;

    @BeforeEach
    void start() throws IOException {
        issuer = new FakeIssuer(FIRST);
        TokenSettings settings = settings(null);
        decoder = new CachingJwtDecoder(external(settings), settings, Clock.systemUTC());
    }

    private ExternalIssuer external(TokenSettings settings) {
        return new ExternalIssuer(issuer.uri(), TokenClaims.of(issuer.uri(), settings), () -> {
            changes++;
            decoder.forget();
        });
    }

    private static TokenSettings settings(@Nullable String audience) {
        return new TokenSettings(Duration.ofHours(1), audience, "scope", Map.of(), 100, Duration.ofMinutes(5));
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private String token(RSAKey key) {
        return token(key, issuer.uri(), Instant.now().plusSeconds(60));
    }

    private static String token(RSAKey key, URI issuer, Instant expiry) {
        return Tokens.signed(key, Tokens.claims(issuer, expiry, Map.of("scope", "admin")));
    }

    @Test
    void aTokenOfTheIssuerIsAcceptedAndTheIssuerIsAskedOnce() {
        for (int i = 0; i < 5; i++) {
            assertThat(decoder.decode(token(FIRST)).getSubject()).isEqualTo("shop");
        }
        assertThat(issuer.requests()).containsExactly("/.well-known/openid-configuration", "/keys");
    }

    @Test
    void aNewKeyIsFetchedWhenATokenNamesIt() {
        decoder.decode(token(FIRST));
        issuer.rollOver(SECOND);

        assertThat(decoder.decode(token(SECOND)).getSubject()).isEqualTo("shop");
        assertThat(changes).isEqualTo(1);
    }

    @Test
    void aTokenOfAWithdrawnKeyIsRefusedOnceTheRolloverIsSeenAlthoughItWasRemembered() {
        String old = token(FIRST);
        decoder.decode(old);
        issuer.rollOver(SECOND);
        assertThat(decoder.decode(old)).as("not seen yet").isNotNull();
        decoder.decode(token(SECOND));

        assertThatThrownBy(() -> decoder.decode(old)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void expiredForeignAndUnsignedTokensAreRefused() {
        Instant soon = Instant.now().plusSeconds(60);
        assertInvalid(token(FIRST, issuer.uri(), Instant.now().minusSeconds(120)));
        assertInvalid(token(FIRST, URI.create("https://other.example"), soon));
        assertInvalid(token(Tokens.key("first"), issuer.uri(), soon));
        assertInvalid(new PlainJWT(Tokens.claims(issuer.uri(), soon, Map.of())).serialize());
    }

    @Test
    void aTokenForAnotherApiIsRefusedWhereAnAudienceIsConfigured() {
        TokenSettings settings = settings("samtykke");
        decoder = new CachingJwtDecoder(external(settings), settings, Clock.systemUTC());
        Instant soon = Instant.now().plusSeconds(60);

        assertInvalid(Tokens.signed(FIRST, Tokens.claims(issuer.uri(), soon, Map.of("aud", "shop"))));
        assertThat(decoder.decode(Tokens.signed(FIRST, Tokens.claims(issuer.uri(), soon, Map.of("aud", "samtykke")))))
                .isNotNull();
    }

    @Test
    void forgedTokensDoNotMakeUsFloodTheIssuer() {
        decoder.decode(token(FIRST));
        for (int i = 0; i < 50; i++) {
            assertInvalid(token(Tokens.renamed(SECOND, "forged-" + i)));
        }
        assertThat(issuer.requests()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void knownKeysOutliveAnOutageAndAnUnknownIssuerIsNotTheTokensFault() throws IOException {
        decoder.decode(token(FIRST));
        issuer.close();
        assertThat(decoder.decode(token(FIRST))).isNotNull();

        TokenSettings settings = settings(null);
        ExternalIssuer never = external(settings);
        assertThatThrownBy(() -> never.decode(token(FIRST)))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    @Test
    void anIssuerThatWasAwayIsFoundOnceItIsBack() throws IOException {
        URI address = issuer.uri();
        issuer.close();
        assertThatThrownBy(() -> decoder.decode(token(FIRST))).isInstanceOf(JwtException.class);

        issuer = new FakeIssuer(address.getPort(), FIRST);
        assertThat(decoder.decode(token(FIRST))).isNotNull();
    }

    private void assertInvalid(String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }
}
