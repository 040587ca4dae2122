package dev.samtykke.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class CachingJwtDecoderTest {

    private static final Instant EXPIRY = Instant.parse("2026-01-01T01:00:00Z");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int validations;
    private final CachingJwtDecoder decoder = new CachingJwtDecoder(
            this::validate,
            new TokenSettings(Duration.ofHours(1), null, "scope", Map.of(), 2, Duration.ofHours(2)),
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            });

    private Jwt validate(String token) {
        validations++;
        if (token.startsWith("bad")) {
            throw new BadJwtException("bad");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .expiresAt(EXPIRY)
                .build();
    }

    @Test
    void aTokenIsValidatedOnceUntilItExpires() {
        decoder.decode("a");
        decoder.decode("a");
        assertThat(validations).isEqualTo(1);

        now = EXPIRY;
        decoder.decode("a");
        decoder.decode("a");
        assertThat(validations).isEqualTo(3);
    }

    @Test
    void aRefusedTokenIsNeverRemembered() {
        assertThatThrownBy(() -> decoder.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> decoder.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThat(validations).isEqualTo(2);
    }

    @Test
    void anotherTokenIsValidatedOnItsOwn() {
        decoder.decode("a");
        decoder.decode("b");
        assertThat(validations).isEqualTo(2);
    }

    @Test
    void forgettingMakesEveryTokenBeValidatedAgain() {
        decoder.decode("a");
        decoder.forget();
        decoder.decode("a");
        assertThat(validations).isEqualTo(2);
    }
}
