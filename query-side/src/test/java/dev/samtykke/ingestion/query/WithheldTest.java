package dev.samtykke.ingestion.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.DataWithheld;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.permission.Rule;
import dev.samtykke.profile.Collected;
import dev.samtykke.profile.DataOfUnknownWithheld;
import dev.samtykke.profile.WithheldAccount;
import dev.samtykke.profile.WithheldCount;
import dev.samtykke.profile.WithheldItem;
import dev.samtykke.projection.History;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.signal.SignalTerms;
import dev.samtykke.source.Item;
import dev.samtykke.source.SourceDefined;
import dev.samtykke.source.SourceTerms;
import dev.samtykke.source.TrackingPlan;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class WithheldTest {

    private static final WithheldItem CITY = new WithheldItem(
            Item.Type.TRAIT, "city", null, "contact", Map.of("news", Rule.UNASKED, "offers", Rule.REVOKED));
    private static final WithheldItem COUPON = new WithheldItem(Item.Type.PROPERTY, "coupon", "Order", null, Map.of());
    private static final WithheldItem NAMELESS = new WithheldItem(Item.Type.TRAIT, null, null, null, Map.of());

    @Autowired
    private History history;

    @LocalServerPort
    private int port;

    private Api api;
    private final String shop = "shop-" + UUID.randomUUID();

    @BeforeEach
    void aShop() {
        api = new Api(port, history);
        history.append(
                Streams.SOURCE,
                shop,
                new SourceDefined(shop, 1, new SourceTerms("Shop", 50, TrackingPlan.NONE, SignalTerms.NONE)));
        String anna = UUID.randomUUID().toString();
        history.append(Streams.CUSTOMER, anna, new CustomerRegistered(anna));
        history.append(
                Streams.CUSTOMER,
                anna,
                new DataWithheld(
                        anna,
                        new Collected(shop, 1, 50, "m", "identify", null, Instant.EPOCH),
                        List.of(CITY, COUPON, NAMELESS, NAMELESS)));
        history.append(
                Streams.WITHHELD_ACCOUNT,
                WithheldAccount.id(shop, 0),
                new DataOfUnknownWithheld(
                        shop, 0, 1, 5, List.of(new WithheldCount(CITY, 5), new WithheldCount(COUPON, 4))));
    }

    @Test
    void whatWasWithheldIsCountedByDaySourceCategoryPurposeAndRule() {
        JsonNode answer =
                api.read("/api/v1/statistics/withheld?from=2026-03-01&to=2026-03-01&source=" + shop, "compliance");

        String common = "{\"day\":\"2026-03-01\",\"source\":\"" + shop + "\",";
        assertThat(answer.at("/withheld").toString())
                .isEqualTo("[" + common
                        + "\"category\":\"contact\",\"purpose\":\"news\",\"rule\":\"UNASKED\",\"unmapped\":false,\"count\":6},"
                        + common
                        + "\"category\":\"contact\",\"purpose\":\"offers\",\"rule\":\"REVOKED\",\"unmapped\":false,\"count\":6},"
                        + common + "\"unmapped\":true,\"count\":7}]");
        assertThat(api.read("/api/v1/statistics/withheld?from=2026-03-02&to=2026-03-03&source=" + shop, "compliance")
                        .at("/withheld")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatThePlanDoesNotHaveIsListedWithHowOftenAndWhen() {
        JsonNode unmapped =
                api.read("/api/v1/sources/" + shop + "/unmapped", "admin").at("/unmapped");

        assertThat(unmapped.size()).isEqualTo(2);
        assertThat(unmapped.at("/0/type").asString()).isEqualTo("property");
        assertThat(unmapped.at("/0/event").asString()).isEqualTo("Order");
        assertThat(unmapped.at("/0/name").asString()).isEqualTo("coupon");
        assertThat(unmapped.at("/0/count").asInt()).isEqualTo(5);
        assertThat(Instant.parse(unmapped.at("/0/lastSeen").asString()))
                .isEqualTo(Instant.parse(unmapped.at("/0/firstSeen").asString()).plusSeconds(1));
        assertThat(unmapped.at("/1/count").asInt()).isEqualTo(2);
        assertThat(unmapped.at("/1").has("name")).isFalse();
    }

    @Test
    void unknownSourcesAndImpossibleDaysAreRefused() {
        HttpResponse<String> source = api.get("/api/v1/sources/nobody/unmapped", "compliance", "application/json");
        HttpResponse<String> days =
                api.get("/api/v1/statistics/withheld?from=2026-03-02&to=2026-03-01", "compliance", "application/json");

        assertThat(source.statusCode()).isEqualTo(404);
        assertThat(days.statusCode()).isEqualTo(400);
    }
}
