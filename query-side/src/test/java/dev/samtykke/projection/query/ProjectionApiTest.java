package dev.samtykke.projection.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
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
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.projection.History;
import dev.samtykke.projection.Running;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ProjectionApiTest {

    private static final String PROJECTIONS = "/api/v1/projections";

    @Autowired
    private History history;

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void register() {
        api = new Api(port, history);
        String id = UUID.randomUUID().toString();
        history.append(Streams.CUSTOMER, id, new CustomerRegistered(id));
        api.read("/api/v1/customers/" + id, "compliance");
    }

    private JsonNode projection(String name) {
        JsonNode all = Api.json(api.send(api.to(PROJECTIONS, "admin"))).at("/projections");
        return all.valueStream()
                .filter(each -> each.at("/name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("NullAway") // an event as no version of the product ever wrote it
    private static ConsentGranted withoutEvidence(String customer) {
        return new ConsentGranted(customer, "p", null, true);
    }

    @Test
    void everyProjectionTellsHowFarItHasGot() {
        JsonNode customer = projection("customer");

        assertThat(customer.at("/state").asString()).isEqualTo("RUNNING");
        assertThat(customer.at("/position").asLong()).isEqualTo(history.head());
        assertThat(customer.at("/head").asLong()).isEqualTo(history.head());
        assertThat(customer.at("/lag").asLong()).isZero();
        assertThat(customer.at("/deadLetters").asLong()).isZero();
        assertThat(customer.has("rebuild")).isFalse();
    }

    @Test
    void aRebuildIsFollowedUntilItsVersionIsRead() {
        int before = projection("customer").at("/liveVersion").asInt();

        HttpResponse<String> accepted = api.post(PROJECTIONS + "/customer/rebuilds", "admin", "");
        String location = accepted.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> events = api.send(api.to(location, "admin").header("Accept", "text/event-stream"));

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(events.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        JsonNode last = events.body()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .reduce((one, next) -> next)
                .map(line -> new JsonMapper().readTree(line.substring(5)))
                .orElseThrow();
        assertThat(last.at("/state").asString()).isEqualTo("SWITCHED");
        assertThat(last.at("/percent").asDouble()).isEqualTo(100);
        assertThat(Api.json(api.send(api.to(location, "admin")))
                        .at("/finishedAt")
                        .isMissingNode())
                .isFalse();
        await().atMost(Running.ENOUGH)
                .untilAsserted(() -> assertThat(
                                projection("customer").at("/liveVersion").asInt())
                        .isEqualTo(before + 1));
    }

    @Test
    void aStreamThatCannotBeProjectedIsListedAndRetried() {
        String broken = UUID.randomUUID().toString();
        history.append(Streams.CUSTOMER, broken, withoutEvidence(broken));
        await().atMost(Running.ENOUGH)
                .untilAsserted(() -> assertThat(projection("consent-statistics")
                                .at("/deadLetters")
                                .asLong())
                        .isEqualTo(1));

        JsonNode letter = Api.json(api.send(api.to(PROJECTIONS + "/consent-statistics/dead-letters", "admin")))
                .at("/deadLetters/0");
        HttpResponse<String> retried = api.post(
                PROJECTIONS + "/consent-statistics/dead-letters/retries", "admin", "{\"stream\":\"" + broken + "\"}");

        assertThat(letter.at("/stream").asString()).isEqualTo(broken);
        assertThat(letter.at("/type").asString()).isEqualTo("consent-granted");
        assertThat(letter.at("/cause").asString()).isEqualTo("java.lang.NullPointerException");
        assertThat(retried.body()).isEqualTo("{\"succeeded\":0,\"failed\":1}");
    }

    @Test
    void anUnknownProjectionIsNotFound() {
        HttpResponse<String> answer = api.post(PROJECTIONS + "/nothing/rebuilds", "admin", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Api.json(answer).at("/type").asString()).isEqualTo("unknown-projection");
    }

    @Test
    void anUnknownRebuildIsNotFound() {
        HttpResponse<String> answer =
                api.send(api.to(PROJECTIONS + "/customer/rebuilds/" + UUID.randomUUID(), "admin"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Api.json(answer).at("/type").asString()).isEqualTo("unknown-rebuild");
    }
}
