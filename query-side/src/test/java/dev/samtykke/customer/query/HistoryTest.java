package dev.samtykke.customer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.Standing;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Reach;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.projection.History;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class HistoryTest {

    private static final String COMPLIANCE = "compliance";

    @Autowired
    private History history;

    @LocalServerPort
    private int port;

    private Api api;
    private long first;
    private final String anna = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    /** Two customers whose events alternate, and who turn out to be one person. */
    @BeforeEach
    void live() {
        api = new Api(port, history);
        first = history.head() + 1;
        history.append(Streams.CUSTOMER, anna, new CustomerRegistered(anna));
        history.append(Streams.CUSTOMER, other, new CustomerRegistered(other));
        history.append(
                Streams.CUSTOMER, anna, new IdentifierAttached(anna, "k", "email", Samples.sealed("a@example.org")));
        history.append(Streams.CUSTOMER, other, new IdentifierAttached(other, "l", "phone", Samples.erased()));
        history.append(
                Streams.CUSTOMER,
                anna,
                new ConsentGranted(anna, "newsletter", Samples.evidence(Instant.parse("2026-02-01T10:00:00Z")), true));
        history.append(
                Streams.CUSTOMER,
                anna,
                new IdentityMerged(
                        anna, "m", other, 1, Samples.sealed("same phone"), Standing.NONE, Reach.NONE, Narrowing.NONE));
        history.append(Streams.CUSTOMER, other, new MergedInto(other, "m", anna));
    }

    private String path(String customer) {
        return "/api/v1/customers/" + customer + "/history";
    }

    @Test
    void everyEventIsToldInTheOrderOfRecordingThoseOfAbsorbedCustomersIncluded() {
        JsonNode answer = api.read(path(anna), COMPLIANCE);

        assertThat(answer.at("/events"))
                .extracting(event -> event.at("/type").asString())
                .containsExactly(
                        "customer-registered",
                        "customer-registered",
                        "identifier-attached",
                        "identifier-attached",
                        "consent-granted",
                        "identity-merged",
                        "merged-into");
        assertThat(answer.at("/events/0/position").asLong()).isEqualTo(first);
        assertThat(answer.has("next")).isFalse();
    }

    @Test
    void anEventIsToldWithWhoCausedItAndItsPayloadInClear() {
        JsonNode event = api.read(path(anna), COMPLIANCE).at("/events/2");

        assertThat(event.at("/position").asLong()).isEqualTo(first + 2);
        assertThat(event.at("/eventId").asString()).isEqualTo("event-" + (first + 2));
        assertThat(event.at("/sequence").asLong()).isEqualTo(1);
        assertThat(event.at("/revision").asInt()).isEqualTo(1);
        assertThat(event.at("/recordedAt").asString())
                .isEqualTo(History.BEGIN.plusSeconds(first + 2).toString());
        assertThat(event.at("/actor").asString()).isEqualTo("front-end");
        assertThat(event.at("/traceId").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(event.at("/payload/value").asString()).isEqualTo("a@example.org");
    }

    @Test
    void anErasedValueIsToldAsErased() {
        assertThat(api.read(path(anna), COMPLIANCE)
                        .at("/events/3/payload/value")
                        .asString())
                .isEqualTo("erased");
    }

    @Test
    void anAbsorbedCustomersHistoryIsThatOfTheSurvivor() {
        JsonNode absorbed = api.read(path(other), COMPLIANCE);

        assertThat(absorbed.at("/customerId").asString()).isEqualTo(other);
        assertThat(absorbed.at("/events"))
                .isEqualTo(api.read(path(anna), COMPLIANCE).at("/events"));
    }

    @Test
    void pagesJoinWithoutGapOrRepetition() {
        JsonNode one = api.read(path(anna) + "?limit=4", COMPLIANCE);
        JsonNode two = api.read(path(anna) + "?limit=4&after=" + one.at("/next").asLong(), COMPLIANCE);

        assertThat(one.at("/events").size()).isEqualTo(4);
        assertThat(two.at("/events").size()).isEqualTo(3);
        assertThat(two.at("/events/0/position").asLong()).isEqualTo(first + 4);
        assertThat(two.has("next")).isFalse();
    }

    @Test
    void theWholeHistoryIsStreamedOneEventALine() {
        HttpResponse<String> answer = api.get(path(anna), COMPLIANCE, "application/x-ndjson");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(new JsonMapper().readTree(lines.get(2)))
                .isEqualTo(api.read(path(anna), COMPLIANCE).at("/events/2"));
    }

    @Test
    void anUnknownCustomerHasNoHistory() {
        assertThat(api.get(path(UUID.randomUUID().toString()), COMPLIANCE, "application/json")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.get(path(UUID.randomUUID().toString()), COMPLIANCE, "application/x-ndjson")
                        .statusCode())
                .isEqualTo(404);
    }
}
