package dev.samtykke.profile.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.Period;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Reach;
import dev.samtykke.permission.Rule;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.projection.History;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;
import dev.samtykke.source.InteractionKind;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class KeptTest {

    private static final String COMPLIANCE = "compliance";
    private static final Instant DECIDED = Instant.parse("2026-02-01T10:00:00Z");

    @Autowired
    private History history;

    @Autowired
    private EventStreams streams;

    @LocalServerPort
    private int port;

    private Api api;
    private final String anna = UUID.randomUUID().toString();
    private final String bo = UUID.randomUUID().toString();

    @BeforeEach
    void annaAgreesToNews() {
        api = new Api(port, history);
        if (!streams.state(Streams.PURPOSE, "k-news").defined()) {
            history.append(
                    Streams.PURPOSE, "k-news", new PurposeDefined("k-news", 1, Samples.terms(Period.ofYears(1))));
            history.append(Streams.PURPOSE, "k-offers", new PurposeDefined("k-offers", 1, Samples.terms(null)));
        }
        happen(anna, new CustomerRegistered(anna));
        happen(anna, new ConsentGranted(anna, "k-news", Samples.evidence(DECIDED), true));
        happen(bo, new CustomerRegistered(bo));
    }

    private String happen(String customer, CustomerEvent event) {
        history.append(Streams.CUSTOMER, customer, event);
        return "event-" + history.head();
    }

    private void annaAbsorbsBo() {
        happen(bo, new MergedInto(bo, "m-" + bo, anna));
        happen(
                anna,
                new IdentityMerged(
                        anna,
                        "m-" + bo,
                        bo,
                        0,
                        Samples.sealed("one"),
                        streams.state(Streams.CUSTOMER, anna).standing(),
                        Reach.NONE,
                        new Narrowing(Set.of("k-offers"), Set.of("k-news"), Set.of("k-news"))));
    }

    private JsonNode read(String customer, String what) {
        return api.read("/api/v1/customers/" + customer + what, COMPLIANCE);
    }

    @Test
    void everyInteractionIsToldWithThePurposesThatItStillHas() {
        happen(
                anna,
                Data.at(DECIDED)
                        .interaction(
                                "Order",
                                InteractionKind.PURCHASE,
                                "behaviour",
                                Set.of("k-news", "k-offers"),
                                Data.property("total", "behaviour", Set.of("k-offers"), "12.5"))
                        .of(anna));
        happen(
                bo,
                Data.at(DECIDED.plusSeconds(1))
                        .interaction("Visit", null, "behaviour", Set.of("k-news"))
                        .of(bo));
        annaAbsorbsBo();

        JsonNode interactions = read(bo, "/interactions").at("/interactions");

        assertThat(read(bo, "/interactions").at("/mergedInto").asString()).isEqualTo(anna);
        assertThat(interactions.size()).isEqualTo(2);
        JsonNode visit = interactions.at("/0");
        assertThat(visit.at("/recordedOn").asString()).isEqualTo(bo);
        assertThat(visit.at("/purposes").toString()).isEqualTo("[]");
        assertThat(visit.at("/taken").toString())
                .isEqualTo("[{\"mergeId\":\"m-" + bo + "\",\"purposes\":[\"k-news\"]}]");
        JsonNode order = interactions.at("/1");
        assertThat(order.at("/purposes").toString()).isEqualTo("[\"k-news\"]");
        assertThat(order.at("/permittedNow").toString()).isEqualTo("[\"k-news\"]");
        assertThat(order.at("/properties/0/purposes").toString()).isEqualTo("[]");
        assertThat(order.at("/properties/0/value").asDouble()).isEqualTo(12.5);
        assertThat(read(anna, "/interactions?kind=purchase").at("/interactions").size())
                .isEqualTo(1);
    }

    @Test
    void everyValueOfAnAttributeIsTracedToItsCallAndRefusalsAreAmongThem() {
        happen(
                anna,
                Data.at(DECIDED)
                        .from("crm", 90)
                        .attribute("city", "\"A\"", "k-news")
                        .of(anna));
        happen(
                bo,
                Data.at(DECIDED)
                        .from("app", 95)
                        .attribute("city", "\"B\"", "k-news")
                        .of(bo));
        annaAbsorbsBo();
        String refused = happen(
                anna, Data.at(DECIDED.plusSeconds(2)).withheld(anna, "city", "contact", "k-offers", Rule.UNASKED));
        happen(
                anna,
                Data.at(DECIDED.plusSeconds(3))
                        .attribute("city", "contact", Set.of("k-news"), Samples.erased())
                        .of(anna));

        JsonNode steps = read(anna, "/lineage?attribute=city").at("/steps");

        assertThat(steps.size()).isEqualTo(4);
        assertThat(steps.at("/0/erased").asBoolean()).isTrue();
        assertThat(steps.at("/0").has("value")).isFalse();
        assertThat(steps.at("/1").toString())
                .contains("\"kept\":false", "\"deniedTo\":[{\"purpose\":\"k-offers\",\"rule\":\"UNASKED\"}]", refused);
        assertThat(steps.at("/2/value").asString()).isEqualTo("B");
        assertThat(steps.at("/2/taken/0/purposes").toString()).isEqualTo("[\"k-news\"]");
        assertThat(steps.at("/2").has("countsFor")).isFalse();
        assertThat(steps.at("/3/value").asString()).isEqualTo("A");
        assertThat(steps.at("/3/call").toString())
                .isEqualTo("{\"source\":\"crm\",\"sourceVersion\":1,\"trust\":90,\"type\":\"track\"}");
        assertThat(steps.at("/3/collectedFor").toString())
                .isEqualTo("[{\"purpose\":\"k-news\",\"basis\":\"CONSENT\",\"purposeVersion\":1}]");
        assertThat(steps.at("/3/countsFor").toString()).isEqualTo("[\"k-news\"]");
    }

    @Test
    void aLongLineageComesInPages() {
        for (int i = 0; i < 5; i++) {
            happen(
                    anna,
                    Data.at(DECIDED.plusSeconds(i))
                            .attribute("city", "\"" + i + "\"", "k-news")
                            .of(anna));
        }

        JsonNode first = read(anna, "/lineage?attribute=city&limit=3");
        JsonNode second = read(
                anna,
                "/lineage?attribute=city&limit=3&before=" + first.at("/next").asLong());

        assertThat(first.at("/steps/0/value").asString()).isEqualTo("4");
        assertThat(first.at("/steps").size()).isEqualTo(3);
        assertThat(second.at("/steps").findValuesAsString("value")).containsExactly("1", "0");
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void unknownCustomersAndMissingAttributesAreRefused() {
        HttpResponse<String> unknown =
                api.get("/api/v1/customers/" + UUID.randomUUID() + "/interactions", COMPLIANCE, "application/json");
        HttpResponse<String> missing =
                api.get("/api/v1/customers/" + anna + "/lineage", COMPLIANCE, "application/json");
        HttpResponse<String> scope =
                api.get("/api/v1/customers/" + anna + "/interactions", "profiles:read", "application/json");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(Api.json(missing).at("/violations/0/field").asString()).isEqualTo("attribute");
        assertThat(scope.statusCode()).isEqualTo(403);
    }
}
