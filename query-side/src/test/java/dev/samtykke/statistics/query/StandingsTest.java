package dev.samtykke.statistics.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
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
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.projection.History;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeRevised;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class StandingsTest {

    private static final Instant TODAY = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant TEN_DAYS_AGO = TODAY.minusSeconds(10 * 86_400);

    @Autowired
    private History history;

    @LocalServerPort
    private int port;

    private Api api;
    private final String purpose = "standing-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void define() {
        api = new Api(port, history);
        history.append(Streams.PURPOSE, purpose, new PurposeDefined(purpose, 1, Samples.terms(Period.ofDays(10))));
    }

    private String grant(Instant decidedAt) {
        String id = UUID.randomUUID().toString();
        history.append(Streams.CUSTOMER, id, new CustomerRegistered(id));
        history.append(Streams.CUSTOMER, id, new ConsentGranted(id, purpose, Samples.evidence(decidedAt), true));
        return id;
    }

    private JsonNode standings() {
        return api.read("/api/v1/statistics/standings?purpose=" + purpose, "compliance");
    }

    @Test
    void everybodyCountsWhereTheyStandNow() {
        grant(TODAY);
        String revoked = grant(TODAY);
        history.append(
                Streams.CUSTOMER,
                revoked,
                new ConsentRevoked(revoked, purpose, Samples.evidence(TODAY.plusSeconds(1))));
        String refused = grant(TODAY);
        history.append(
                Streams.CUSTOMER,
                refused,
                new ConsentRefused(refused, purpose, Samples.evidence(TODAY.plusSeconds(1))));

        assertThat(standings().at("/purposes").toString())
                .isEqualTo("[{\"purpose\":\"" + purpose
                        + "\",\"customers\":3,\"states\":{\"GRANTED\":1,\"REFUSED\":1,\"REVOKED\":1}}]");
    }

    @Test
    void whatHadExpiredBeforeTodayCountsAsExpired() {
        grant(TEN_DAYS_AGO.minusMillis(1));
        grant(TEN_DAYS_AGO);
        grant(TEN_DAYS_AGO.plusSeconds(60));

        JsonNode standings = standings();

        assertThat(standings.at("/expiredBefore").asString()).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(standings.at("/purposes/0/states").toString()).isEqualTo("{\"EXPIRED\":1,\"GRANTED\":2}");
    }

    @Test
    void aMaterialRevisionCountsAtOnce() {
        grant(TODAY);
        assertThat(standings().at("/purposes/0/states").toString()).isEqualTo("{\"GRANTED\":1}");
        history.append(Streams.PURPOSE, purpose, new PurposeRevised(purpose, 2, Samples.terms(null), true));

        assertThat(standings().at("/purposes/0/states").toString()).isEqualTo("{\"STALE\":1}");
    }

    @Test
    void nobodyElseMayRead() {
        assertThat(api.get("/api/v1/statistics/standings", "admin", "application/json")
                        .statusCode())
                .isEqualTo(403);
    }
}
