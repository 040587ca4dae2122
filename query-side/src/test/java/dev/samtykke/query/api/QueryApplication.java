package dev.samtykke.query.api;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import com.mongodb.client.MongoDatabase;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.util.unit.DataSize;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.SnapshotWriter;
import dev.samtykke.http.config.CorsSettings;
import dev.samtykke.http.config.HttpApiConfiguration;
import dev.samtykke.http.config.HttpApiSettings;
import dev.samtykke.http.config.HttpSettings;
import dev.samtykke.http.security.TokenSettings;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.personaldata.identifiers.IdentifierNormalizer;
import dev.samtykke.personaldata.identifiers.IdentifierRules;
import dev.samtykke.personaldata.keys.InMemoryKeyRecords;
import dev.samtykke.personaldata.keys.SubjectKeys;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.personaldata.secrets.HmacKey;
import dev.samtykke.projection.History;
import dev.samtykke.projection.Mongo;
import dev.samtykke.projection.ProjectionSettings;
import dev.samtykke.projection.Running;
import dev.samtykke.query.config.QuerySideConfiguration;

/** The query side by itself, on a history and documents in memory. A token is the scopes that it stands for. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({HttpApiConfiguration.class, QuerySideConfiguration.class})
public class QueryApplication {

    /** What the clock shows. */
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** The token that stands for scopes; a colon may not be in a token (RFC 6750). */
    public static String token(String scopes) {
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
                new CorsSettings(List.of()),
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
    History history() {
        return new History();
    }

    @Bean
    EventStore eventStore(History history) {
        return history.store();
    }

    @Bean
    SnapshotWriter snapshots(EventStore store) {
        return new SnapshotWriter(store, 100);
    }

    @Bean
    EventStreams eventStreams(EventStore store, SnapshotWriter snapshots) {
        return new EventStreams(store, snapshots, 1_000);
    }

    @Bean
    Mongo mongo() {
        return Mongo.inMemory();
    }

    @Bean
    MongoDatabase mongoDatabase(Mongo mongo) {
        return mongo.database();
    }

    @Bean
    ProjectionSettings projectionSettings() {
        return Running.settings();
    }

    @Bean
    IdentifierKeys identifierKeys() {
        return new IdentifierKeys(new HmacKey(new byte[32]), new IdentifierNormalizer(IdentifierRules.DEFAULT));
    }

    @Bean
    PayloadSealer payloadSealer() throws GeneralSecurityException {
        return new PayloadSealer(
                new SubjectKeys(new InMemoryKeyRecords(), new AesGcmJce(Random.randBytes(32))), new SecureRandom());
    }
}
