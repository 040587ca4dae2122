package dev.samtykke.statistics.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.projection.History;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class StatisticsTest {

    private static final String PATH = "/api/v1/statistics/consents";
    private static final Instant EVENING = Instant.parse("2026-05-20T23:59:59Z");

    @Autowired
    private History history;

    @LocalServerPort
    private int port;

    private Api api;
    private final String purpose = "counted-" + UUID.randomUUID();
    private final String anna = UUID.randomUUID().toString();

    @BeforeEach
    void decide() {
        api = new Api(port, history);
        history.append(Streams.CUSTOMER, anna, new ConsentGranted(anna, purpose, Samples.evidence(EVENING), true));
        history.append(
                Streams.CUSTOMER,
                anna,
                new ConsentGranted(anna, purpose, Samples.evidence(EVENING.minusSeconds(9)), false));
        history.append(
                Streams.CUSTOMER, anna, new ConsentRefused(anna, purpose, Samples.evidence(EVENING.plusSeconds(1))));
        history.append(Streams.CUSTOMER, anna, new ConsentRevoked(anna, purpose, Samples.evidence(EVENING)));
    }

    @Test
    void decisionsAreCountedByTheDayOnWhichTheyWereMade() {
        JsonNode statistics = api.read(PATH + "?purpose=" + purpose, "compliance");

        assertThat(statistics.at("/to").asString()).isEqualTo("2026-06-01");
        assertThat(statistics.at("/from").asString()).isEqualTo("2026-05-03");
        assertThat(statistics.at("/days/0").toString())
                .isEqualTo("{\"purpose\":\"" + purpose
                        + "\",\"day\":\"2026-05-20\",\"granted\":2,\"refused\":0,\"revoked\":1}");
        assertThat(statistics.at("/days/1").toString())
                .isEqualTo("{\"purpose\":\"" + purpose
                        + "\",\"day\":\"2026-05-21\",\"granted\":0,\"refused\":1,\"revoked\":0}");
        assertThat(statistics.at("/totals/0").toString())
                .isEqualTo("{\"purpose\":\"" + purpose + "\",\"granted\":2,\"refused\":1,\"revoked\":1}");
    }

    @Test
    void onlyTheDaysAskedForAreTold() {
        JsonNode statistics = api.read(PATH + "?purpose=" + purpose + "&from=2026-05-21&to=2026-05-21", "compliance");

        assertThat(statistics.at("/days").size()).isEqualTo(1);
        assertThat(statistics.at("/totals/0/granted").asLong()).isZero();
    }

    @Test
    void withoutAPurposeAllAreTold() {
        assertThat(api.read(PATH, "compliance").at("/totals"))
                .anyMatch(total -> total.at("/purpose").asString().equals(purpose));
    }

    @Test
    void daysInTheWrongOrderAreRefusedByName() {
        HttpResponse<String> answer =
                api.get(PATH + "?from=2026-05-21&to=2026-05-20", "compliance", "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.json(answer).at("/violations/0/rule").asString()).isEqualTo("after-to");
    }
}
