package dev.samtykke.evidence.query.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.util.unit.DataSize;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamStamp;
import dev.samtykke.evidence.query.TestHistory;
import dev.samtykke.evidence.query.config.EvidenceConfiguration;
import dev.samtykke.http.config.CorsSettings;
import dev.samtykke.http.config.HttpApiConfiguration;
import dev.samtykke.http.config.HttpApiSettings;
import dev.samtykke.http.config.HttpSettings;
import dev.samtykke.http.consistency.ReadYourWrites;
import dev.samtykke.http.security.TokenSettings;
import dev.samtykke.personaldata.sealing.PayloadSealer;

/** The evidence log by itself, on a history in memory. A token is the scopes that it stands for. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({HttpApiConfiguration.class, EvidenceConfiguration.class})
class EvidenceApplication {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** The token that stands for scopes; a colon may not be in a token (RFC 6750). */
    static String token(String scopes) {
        return scopes.replace(':', '/');
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    HttpApiSettings httpApiSettings() {
        return new HttpApiSettings(
                null,
                new TokenSettings(Duration.ofHours(1), null, "scope", Map.of(), 100, Duration.ofMinutes(5)),
                new CorsSettings(List.of("https://shop.example")),
                new HttpSettings(DataSize.ofMegabytes(1), Duration.ofSeconds(5), Duration.ZERO));
    }

    @Bean
    JwtDecoder issuedHere() {
        return token -> Jwt.withTokenValue(token)
                .header("alg", "none")
                .subject("tester")
                .claim("scope", token.replace('/', ':'))
                .expiresAt(Instant.MAX)
                .build();
    }

    @Bean
    TestHistory history() {
        return new TestHistory();
    }

    @Bean
    EventStreams eventStreams(TestHistory history) {
        return history.streams();
    }

    @Bean
    PayloadSealer payloadSealer(TestHistory history) {
        return history.sealer();
    }

    @Bean
    StreamStamp streamStamp() {
        return TestHistory.STAMP;
    }

    @Bean
    ReadYourWrites readYourWrites(TestHistory history) {
        return (projection, position, max) -> projection.equals("streams") && position <= history.head();
    }
}
