package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Told last of all: the minute by which clocks may be apart passes while the other stories are told. */
@Order(Integer.MAX_VALUE)
@ExtendWith(StoppedAtTheEnd.class)
class ExpiredTokenTest {

    private static final String ADMIN_CALL = "/api/v1/projections";

    @Test
    void aTokenOfKeycloakThatHasExpiredIsRefused() throws Exception {
        KeycloakInstallation installation = KeycloakInstallation.running();
        String token = installation.shortLived();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> installation.send("GET", ADMIN_CALL, token, "").statusCode() != 200);

        HttpResponse<String> refused = installation.send("GET", ADMIN_CALL, token, "");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
        assertThat(refused.body()).contains("\"type\":\"invalid-token\"");
        // Keys are not the reason: a fresh token of the same key is taken.
        String fresh = installation.keycloak().token("admin");
        assertThat(KeycloakTest.header(fresh)).isEqualTo(KeycloakTest.header(token));
        assertThat(installation.send("GET", ADMIN_CALL, fresh, "").statusCode()).isEqualTo(200);
    }
}
