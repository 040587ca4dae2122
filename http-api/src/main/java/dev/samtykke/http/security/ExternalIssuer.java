package dev.samtykke.http.security;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource.RefreshCompletedEvent;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Validates tokens of an OpenID Connect issuer. Its metadata (OpenID Connect Discovery 1.0, section 4) and keys are
 * fetched at the first token, so that this process starts while the issuer is away; keys once fetched outlive an outage
 * of it.
 *
 * <p>A token with an unknown key id makes the keys be fetched again, at most twice in {@link #RATE}, so that forged
 * tokens cannot make this process flood the issuer. While they try, a new key of the issuer may be refused for as long.
 */
public final class ExternalIssuer implements JwtDecoder {

    private static final Duration KEYS_LIVE = Duration.ofMinutes(5);
    private static final Duration OUTAGE = Duration.ofHours(1);
    private static final Duration RATE = Duration.ofSeconds(10);
    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int LARGEST_ANSWER = 1 << 20;

    private final URI issuer;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Runnable keysChanged;
    private final ResourceRetriever http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_ANSWER);
    private volatile @Nullable JwtDecoder decoder;
    private volatile @Nullable JWKSet keys;

    /**
     * @param issuer the issuer's identifier, as in the claim {@code iss}
     * @param validator checks the claims of a token whose signature is right
     * @param keysChanged called when the issuer has other keys than before
     */
    public ExternalIssuer(URI issuer, OAuth2TokenValidator<Jwt> validator, Runnable keysChanged) {
        this.issuer = issuer;
        this.validator = validator;
        this.keysChanged = keysChanged;
    }

    /** @throws JwtException when the issuer cannot be reached; {@link BadJwtException} when the token is not valid */
    @Override
    public Jwt decode(String token) {
        try {
            return decoder().decode(token);
        } catch (BadJwtException invalid) {
            throw invalid;
        } catch (JwtException unchecked) {
            if (unchecked.getCause() instanceof RateLimitReachedException) {
                throw new BadJwtException("The token names a key that the issuer does not have", unchecked);
            }
            throw unchecked;
        }
    }

    private JwtDecoder decoder() {
        @Nullable JwtDecoder known = decoder;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            JwtDecoder discovered = decoder == null ? discover() : decoder;
            decoder = discovered;
            return discovered;
        }
    }

    private JwtDecoder discover() {
        try {
            NimbusJwtDecoder discovered = NimbusJwtDecoder.withJwkSource(keySource(jwksUrl()))
                    .jwsAlgorithms(algorithms -> algorithms.addAll(Set.of(SignatureAlgorithm.values())))
                    .build();
            discovered.setJwtValidator(validator);
            return discovered;
        } catch (IOException | ParseException | IllegalArgumentException away) {
            throw new JwtException("The issuer's metadata cannot be read", away);
        }
    }

    private URL jwksUrl() throws IOException, ParseException {
        String base = issuer.toString().replaceAll("/$", "");
        URL metadata = URI.create(base + "/.well-known/openid-configuration").toURL();
        Map<String, Object> document =
                JSONObjectUtils.parse(http.retrieveResource(metadata).getContent());
        if (!issuer.toString().equals(document.get("issuer"))) {
            throw new ParseException("The metadata are of another issuer", 0);
        }
        return JSONObjectUtils.getURI(document, "jwks_uri").toURL();
    }

    private JWKSource<SecurityContext> keySource(URL url) {
        return JWKSourceBuilder.<SecurityContext>create(url, http)
                .refreshAheadCache(false)
                .cache(KEYS_LIVE.toMillis(), TIMEOUT_MILLIS * 2L, event -> {
                    if (event instanceof RefreshCompletedEvent<?> refreshed) {
                        compare(refreshed.getJWKSet());
                    }
                })
                .rateLimited(RATE.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    private void compare(JWKSet fetched) {
        @Nullable JWKSet before = keys;
        keys = fetched;
        if (before != null && !before.equals(fetched)) {
            keysChanged.run();
        }
    }
}
