package dev.samtykke.purpose.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Period;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.projection.History;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeRetired;
import dev.samtykke.purpose.PurposeRevised;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class PurposesTest {

    private static final String ANY = "profiles:read";

    @Autowired
    private History history;

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(port, history);
    }

    private void define(String id) {
        history.append(Streams.PURPOSE, id, new PurposeDefined(id, 1, Samples.terms(Period.ofYears(2))));
    }

    @Test
    void aPurposeTellsItsTermsInForceAndEveryVersion() {
        define("newsletter");
        history.append(Streams.PURPOSE, "newsletter", new PurposeRevised("newsletter", 2, Samples.terms(null), false));

        JsonNode purpose = api.read("/api/v1/purposes/newsletter", ANY);

        assertThat(purpose.at("/id").asString()).isEqualTo("newsletter");
        assertThat(purpose.at("/version").asInt()).isEqualTo(2);
        assertThat(purpose.at("/lawfulBasis").asString()).isEqualTo("CONSENT");
        assertThat(purpose.at("/retention").asString()).isEqualTo("P3Y");
        assertThat(purpose.has("validity")).isFalse();
        assertThat(purpose.has("retiredAt")).isFalse();
        assertThat(purpose.at("/versions/0/validity").asString()).isEqualTo("P2Y");
        assertThat(purpose.at("/versions/1/material").asBoolean()).isFalse();
    }

    @Test
    void purposesAreListedInPages() {
        define("0-first");
        define("0-second");
        history.append(Streams.PURPOSE, "0-second", new PurposeRetired("0-second", null));

        JsonNode first = api.read("/api/v1/purposes?limit=1", ANY);
        JsonNode second =
                api.read("/api/v1/purposes?limit=1&after=" + first.at("/next").asString(), ANY);

        assertThat(first.at("/purposes/0/id").asString()).isEqualTo("0-first");
        assertThat(second.at("/purposes/0/id").asString()).isEqualTo("0-second");
        assertThat(second.at("/purposes/0/retiredAt").asString())
                .isEqualTo(History.BEGIN.plusSeconds(history.head()).toString());
    }

    @Test
    void anUnknownPurposeIsNotFound() {
        HttpResponse<String> answer = api.get("/api/v1/purposes/nothing", ANY, "application/json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Api.json(answer).at("/type").asString()).isEqualTo("unknown-purpose");
    }

    @Test
    void anIdThatIsNoSlugIsRefusedByName() {
        HttpResponse<String> answer = api.get("/api/v1/purposes/News%20letter", ANY, "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.json(answer).at("/violations/0/field").asString()).isEqualTo("id");
        assertThat(Api.json(answer).at("/violations/0/rule").asString()).isEqualTo("slug");
    }

    @Test
    void aPositionThatWasNotReachedIsAnsweredWithTryAgain() {
        HttpResponse<String> answer =
                api.send(api.to("/api/v1/purposes", ANY).header("Samtykke-After", Long.toString(history.head() + 1)));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }
}
