package dev.samtykke.profile.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
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
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.PreferencesChanged;
import dev.samtykke.customer.SplitFrom;
import dev.samtykke.customer.Standing;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Reach;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.projection.History;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;
import dev.samtykke.source.InteractionKind;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ProfilesTest {

    private static final String READER = "profiles:read";

    @Autowired
    private History history;

    @Autowired
    private EventStreams streams;

    @LocalServerPort
    private int port;

    private Api api;
    private final String anna = UUID.randomUUID().toString();

    @BeforeEach
    void annaAgreesToNews() {
        api = new Api(port, history);
        if (!streams.state(Streams.PURPOSE, "p-news").defined()) {
            history.append(
                    Streams.PURPOSE, "p-news", new PurposeDefined("p-news", 1, Samples.terms(Period.ofYears(1))));
            history.append(Streams.PURPOSE, "p-offers", new PurposeDefined("p-offers", 1, Samples.terms(null)));
        }
        registerAndGrant(anna, "p-news");
    }

    private void registerAndGrant(String customer, String... purposes) {
        happen(customer, new CustomerRegistered(customer));
        for (String purpose : purposes) {
            happen(
                    customer,
                    new ConsentGranted(
                            customer, purpose, Samples.evidence(Instant.parse("2026-02-01T10:00:00Z")), true));
        }
    }

    private String happen(String customer, CustomerEvent event) {
        history.append(Streams.CUSTOMER, customer, event);
        return "event-" + history.head();
    }

    private JsonNode profile(String customer, String query) {
        return api.read("/api/v1/profiles/" + customer + "?" + query, READER);
    }

    private String attributes(String customer, String purpose) {
        StringBuilder text = new StringBuilder();
        profile(customer, "purpose=" + purpose)
                .at("/attributes")
                .forEach(attribute -> text.append(attribute.at("/name").asString())
                        .append('=')
                        .append(attribute.at("/value"))
                        .append(' '));
        return text.toString().trim();
    }

    @Test
    void anAttributeIsToldWithItsValueAndWhereItComesFrom() {
        String event = happen(
                anna,
                Data.at("2026-02-02T09:00:00Z")
                        .attribute("city", "\"Odense\"", "p-news")
                        .of(anna));

        JsonNode profile = profile(anna, "purpose=p-news");

        assertThat(profile.at("/permitted").asBoolean()).isTrue();
        assertThat(profile.at("/rule").asString()).isEqualTo("PERMITTED");
        assertThat(profile.at("/attributes").toString())
                .isEqualTo("[{\"name\":\"city\",\"value\":\"Odense\",\"category\":\"contact\",\"basis\":\"CONSENT\","
                        + "\"source\":\"shop\",\"collectedAt\":\"2026-02-02T09:00:00Z\",\"eventId\":\"" + event
                        + "\"}]");
    }

    @Test
    void withoutAPurposeNothingIsReadAndTheAnswerNamesTheField() {
        HttpResponse<String> answer = api.get("/api/v1/profiles/" + anna, READER, "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.json(answer).at("/violations/0/field").asString()).isEqualTo("purpose");
    }

    @Test
    void whatWasNotCollectedForThePurposeOrIsOfACategoryThatItDoesNotCoverIsLeftOut() {
        happen(
                anna,
                Data.at("2026-02-02T09:00:00Z")
                        .attribute("city", "\"Odense\"", "p-news")
                        .attribute("shoeSize", "43", "p-offers")
                        .attribute("income", "wealth", Set.of("p-news"), Data.sealed("1"))
                        .interaction("Order", InteractionKind.PURCHASE, "wealth", Set.of("p-news"))
                        .of(anna));
        happen(
                anna,
                Data.at("2026-02-02T09:00:01Z")
                        .interaction(
                                "Order",
                                InteractionKind.PURCHASE,
                                "behaviour",
                                Set.of("p-news", "p-offers"),
                                Data.property("total", "behaviour", Set.of("p-news"), "12.5"),
                                Data.property("coupon", "behaviour", Set.of("p-offers"), "\"X\""),
                                Data.property("income", "wealth", Set.of("p-news"), "1"))
                        .of(anna));

        assertThat(attributes(anna, "p-news")).isEqualTo("city=\"Odense\"");
        JsonNode interactions = profile(anna, "purpose=p-news").at("/interactions");
        assertThat(interactions.size()).isEqualTo(1);
        assertThat(interactions.at("/0/properties").toString()).isEqualTo("{\"total\":12.5}");
        assertThat(interactions.at("/0/kind").asString()).isEqualTo("purchase");
    }

    @Test
    void whoMayNotProcessThePersonsDataGetsTheRuleAndNothingElse() {
        happen(
                anna,
                Data.at("2026-02-02T09:00:00Z")
                        .attribute("city", "\"Odense\"", "p-news")
                        .interaction("Visit", InteractionKind.WEB, "behaviour", Set.of("p-news"))
                        .of(anna));
        happen(anna, new ConsentRevoked(anna, "p-news", Samples.evidence(Instant.parse("2026-02-03T10:00:00Z"))));

        JsonNode profile = profile(anna, "purpose=p-news");

        assertThat(profile.at("/permitted").asBoolean()).isFalse();
        assertThat(profile.at("/rule").asString()).isEqualTo("REVOKED");
        assertThat(profile.at("/attributes").isEmpty()).isTrue();
        assertThat(profile.at("/interactions").isEmpty()).isTrue();
        assertThat(profile(anna, "purpose=p-offers").at("/rule").asString()).isEqualTo("UNASKED");
        assertThat(profile(UUID.randomUUID().toString(), "purpose=p-news")
                        .at("/rule")
                        .asString())
                .isEqualTo("UNKNOWN_CUSTOMER");
    }

    @Test
    void ofSeveralValuesTheMostTrustedSourcesLatestOneStands() {
        happen(
                anna,
                Data.at("2026-02-02T09:00:00Z")
                        .from("crm", 90)
                        .attribute("city", "\"A\"", "p-news")
                        .of(anna));
        happen(
                anna,
                Data.at("2026-02-02T11:00:00Z")
                        .from("crm", 90)
                        .attribute("city", "\"B\"", "p-news")
                        .of(anna));
        happen(
                anna,
                Data.at("2026-02-02T10:00:00Z")
                        .from("crm", 90)
                        .attribute("city", "\"late\"", "p-news")
                        .of(anna));
        happen(
                anna,
                Data.at("2026-02-09T09:00:00Z")
                        .from("app", 10)
                        .attribute("city", "\"C\"", "p-news")
                        .of(anna));

        assertThat(attributes(anna, "p-news")).isEqualTo("city=\"B\"");
    }

    @Test
    void aValueThatThePurposeMayNotUseDoesNotHideOneThatItMay() {
        happen(
                anna,
                new ConsentGranted(anna, "p-offers", Samples.evidence(Instant.parse("2026-02-01T10:00:00Z")), true));
        happen(
                anna,
                Data.at("2026-02-02T09:00:00Z")
                        .attribute("city", "\"A\"", "p-news", "p-offers")
                        .of(anna));
        happen(
                anna,
                Data.at("2026-02-03T09:00:00Z")
                        .attribute("city", "\"B\"", "p-offers")
                        .of(anna));

        assertThat(attributes(anna, "p-news")).isEqualTo("city=\"A\"");
        assertThat(attributes(anna, "p-offers")).isEqualTo("city=\"B\"");
    }

    @Test
    void erasedValuesAreLeftOut() {
        happen(
                anna,
                Data.at("2026-02-02T09:00:00Z")
                        .attribute("city", "contact", Set.of("p-news"), Samples.erased())
                        .attribute("country", "\"DK\"", "p-news")
                        .of(anna));

        assertThat(attributes(anna, "p-news")).isEqualTo("country=\"DK\"");
    }

    @Test
    void interactionsComeInPagesTheNewestFirstWhateverOrderTheyArrivedIn() {
        int[] minutes = {5, 1, 4, 0, 3, 2};
        for (int minute : minutes) {
            visit(Instant.parse("2026-02-02T09:00:00Z").plusSeconds(60L * minute), InteractionKind.WEB);
        }
        visit(Instant.parse("2026-02-02T09:03:30Z"), InteractionKind.SHOP);

        StringBuilder times = new StringBuilder();
        String next = "";
        do {
            JsonNode page = profile(anna, "purpose=p-news&limit=2&kind=web&to=2026-02-02T09:05:00Z" + next);
            page.at("/interactions").forEach(one -> times.append(one.at("/at").asString(), 15, 16));
            times.append('|');
            next = page.has("next") ? "&next=" + page.at("/next").asString() : "";
        } while (!next.isEmpty());

        assertThat(times.toString()).isEqualTo("43|21|0|");
    }

    private void visit(Instant at, InteractionKind kind) {
        happen(
                anna,
                Data.at(at)
                        .interaction("Visit", kind, "behaviour", Set.of("p-news"))
                        .of(anna));
    }

    @Test
    void manyInteractionsAreReadFromTheirBlocks() {
        Instant begin = Instant.parse("2026-02-02T09:00:00Z");
        for (int i = 0; i < 300; i++) {
            visit(begin.plusSeconds((i * 7L) % 300), InteractionKind.WEB);
        }

        JsonNode page = profile(anna, "purpose=p-news&limit=200");
        JsonNode rest = profile(
                anna, "purpose=p-news&limit=200&next=" + page.at("/next").asString());

        assertThat(page.at("/interactions/0/at").asString()).isEqualTo("2026-02-02T09:04:59Z");
        assertThat(page.at("/interactions/199/at").asString()).isEqualTo("2026-02-02T09:01:40Z");
        assertThat(rest.at("/interactions").size()).isEqualTo(100);
        assertThat(rest.at("/interactions/99/at").asString()).isEqualTo("2026-02-02T09:00:00Z");
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void badParametersAreNamed() {
        for (String query : List.of("kind=walk", "next=x", "limit=501", "from=yesterday")) {
            HttpResponse<String> answer =
                    api.get("/api/v1/profiles/" + anna + "?purpose=p-news&" + query, READER, "application/json");
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(Api.json(answer).at("/violations/0/field").asString())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void channelsSayWhatThePersonWishes() {
        happen(
                anna,
                new PreferencesChanged(
                        anna, new Preferences(Map.of("email", true, "sms", false), Map.of(), Map.of(), null)));

        JsonNode channels = profile(anna, "purpose=p-news").at("/channels");

        assertThat(channels.toString())
                .isEqualTo("{\"email\":{\"permitted\":true,\"rule\":\"PERMITTED\"},"
                        + "\"sms\":{\"permitted\":false,\"rule\":\"CHANNEL_OPTED_OUT\"}}");
    }

    @Test
    void aMergedProfileHoldsBothSidesWithoutWhatTheMergeTookAwayAndASplitGivesItBack() {
        String bo = UUID.randomUUID().toString();
        registerAndGrant(bo, "p-news");
        happen(bo, new IdentifierAttached(bo, "key-of-bo", "email", Samples.sealed("bo@example.org")));
        happen(
                anna,
                Data.at("2026-02-02T09:00:00Z")
                        .attribute("city", "\"Odense\"", "p-news")
                        .of(anna));
        happen(
                bo,
                Data.at("2026-02-02T09:00:00Z")
                        .attribute("phone", "\"1\"", "p-news")
                        .of(bo));

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
                        new Narrowing(Set.of("p-news"), Set.of(), Set.of("p-news"))));
        happen(
                anna,
                Data.at("2026-02-03T09:00:00Z")
                        .by("key-of-bo")
                        .attribute("size", "43", "p-news")
                        .of(anna));

        assertThat(attributes(anna, "p-news")).isEqualTo("phone=\"1\" size=43");
        assertThat(profile(bo, "purpose=p-news").at("/mergedInto").asString()).isEqualTo(anna);
        assertThat(attributes(bo, "p-news")).isEqualTo("phone=\"1\" size=43");

        Standing standing = streams.state(Streams.CUSTOMER, bo).standing();
        happen(bo, new SplitFrom(bo, "m-" + bo, anna, standing, Set.of("p-news")));
        happen(anna, new IdentitySplit(anna, "m-" + bo, bo, Samples.sealed("two"), standing, Reach.NONE));

        assertThat(attributes(anna, "p-news")).isEqualTo("city=\"Odense\"");
        assertThat(attributes(bo, "p-news")).isEqualTo("phone=\"1\" size=43");
    }
}
