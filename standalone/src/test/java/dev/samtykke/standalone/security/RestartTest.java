package dev.samtykke.standalone.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;

import dev.samtykke.standalone.RunningProduct;

class RestartTest {

    private static final String CUSTOMER = "/api/v1/customers/7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10";

    @Test
    void clientsTokensAndTheConsoleUserOutliveARestartAndTheRemovalOfTheCredentials(@TempDir Path data)
            throws IOException {
        String secret;
        String token;
        String password;
        try (RunningProduct first = RunningProduct.on(data)) {
            secret = first.credentials().get("compliance").get("clientSecret").asString();
            password = first.credentials().get("console").get("password").asString();
            token = first.token("compliance");
        }
        Files.delete(data.resolve("credentials.json"));
        try (RunningProduct second = RunningProduct.on(data)) {
            assertThat(second.tokenRequest("compliance", secret, "").statusCode())
                    .isEqualTo(200);
            assertThat(second.get(CUSTOMER, token).statusCode()).isNotIn(401, 403);
            assertThat(Files.exists(data.resolve("credentials.json"))).isFalse();

            UserDetails console =
                    second.context().getBean(UserDetailsService.class).loadUserByUsername("console");
            PasswordEncoder passwords = second.context().getBean(PasswordEncoder.class);
            assertThat(console.getPassword()).startsWith("{bcrypt}");
            assertThat(passwords.matches(password, console.getPassword())).isTrue();
            assertThat(passwords.matches("other", console.getPassword())).isFalse();
        }
    }
}
