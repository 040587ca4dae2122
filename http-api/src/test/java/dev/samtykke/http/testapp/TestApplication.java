package dev.samtykke.http.testapp;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.util.unit.DataSize;

import dev.samtykke.http.config.CorsSettings;
import dev.samtykke.http.config.HttpApiConfiguration;
import dev.samtykke.http.config.HttpApiSettings;
import dev.samtykke.http.config.HttpSettings;
import dev.samtykke.http.consistency.ReadYourWrites;
import dev.samtykke.http.security.TokenSettings;

/** A process that serves nothing but the endpoints of the tests. */
@SpringBootApplication
@Import(HttpApiConfiguration.class)
public class TestApplication {

    public static final String ORIGIN = "https://shop.example";
    public static final long REACHED = 41;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    HttpApiSettings settings() {
        return new HttpApiSettings(
                null,
                new TokenSettings(Duration.ofHours(1), null, "scope", Map.of(), 100, Duration.ofMinutes(5)),
                new CorsSettings(List.of(ORIGIN)),
                new HttpSettings(DataSize.ofKilobytes(64), Duration.ofMillis(50), Duration.ZERO));
    }

    @Bean
    JwtDecoder issuedHere() {
        return Tokens.decoder();
    }

    @Bean
    ReadYourWrites readYourWrites() {
        return (projection, position, max) -> projection.equals("customers") && position <= REACHED;
    }
}
