package dev.samtykke.http.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers validated tokens, because checking the signature of the same token at every request is the larger part of a
 * small request's cost. Only valid tokens are remembered, by their hash, until they expire and no longer than the
 * recheck time. Call {@link #forget()} when the issuer's keys have changed.
 */
public final class CachingJwtDecoder implements JwtDecoder {

    private final JwtDecoder delegate;
    private final Clock clock;
    private final Cache<ByteBuffer, Jwt> valid;

    /**
     * @param delegate validates tokens
     * @param settings how many tokens are remembered, and how long at most
     * @param clock tells whether a remembered token has expired
     */
    public CachingJwtDecoder(JwtDecoder delegate, TokenSettings settings, Clock clock) {
        this.delegate = delegate;
        this.clock = clock;
        this.valid = Caffeine.newBuilder()
                .maximumSize(settings.cached())
                .expireAfter(Expiry.<ByteBuffer, Jwt>creating((hash, token) -> left(token, settings.recheck())))
                .build();
    }

    @Override
    public Jwt decode(String token) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(token));
        @Nullable Jwt known = valid.getIfPresent(hash);
        if (known != null && isLive(known)) {
            return known;
        }
        Jwt decoded = delegate.decode(token);
        if (isLive(decoded)) {
            valid.put(hash, decoded);
        }
        return decoded;
    }

    /** Drops every remembered token, so that each is validated again. */
    public void forget() {
        valid.invalidateAll();
    }

    private boolean isLive(Jwt token) {
        @Nullable Instant expiresAt = token.getExpiresAt();
        return expiresAt != null && clock.instant().isBefore(expiresAt);
    }

    private Duration left(Jwt token, Duration longest) {
        @Nullable Instant expiresAt = token.getExpiresAt();
        Duration left = expiresAt == null ? Duration.ZERO : Duration.between(clock.instant(), expiresAt);
        return left.compareTo(longest) < 0 ? left : longest;
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
