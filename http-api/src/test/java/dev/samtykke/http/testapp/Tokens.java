package dev.samtykke.http.testapp;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import dev.samtykke.http.security.Scope;
import dev.samtykke.http.security.TokenClaims;
import dev.samtykke.http.security.TokenSettings;

/** Issues tokens as an OpenID Connect issuer would. */
public final class Tokens {

    public static final URI ISSUER = URI.create("https://issuer.example");
    public static final RSAKey KEY = key("k1");

    private Tokens() {}

    public static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The same key under another id. */
    public static RSAKey renamed(RSAKey key, String id) {
        return new RSAKey.Builder(key).keyID(id).build();
    }

    public static String with(Scope... scopes) {
        String names = Stream.of(scopes).map(Scope::value).collect(Collectors.joining(" "));
        return signed(KEY, claims(ISSUER, Instant.now().plusSeconds(600), Map.of("scope", names)));
    }

    public static JWTClaimsSet claims(URI issuer, Instant expiry, Map<String, Object> more) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer.toString())
                .subject("shop")
                .expirationTime(java.util.Date.from(expiry));
        more.forEach(claims::claim);
        return claims.build();
    }

    public static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static JwtDecoder decoder() {
        try {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
            decoder.setJwtValidator(TokenClaims.of(
                    ISSUER,
                    new TokenSettings(Duration.ofHours(1), null, "scope", Map.of(), 100, Duration.ofMinutes(5))));
            return decoder;
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
