package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.rudderstack.sdk.java.analytics.RudderAnalytics;
import com.segment.analytics.Analytics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * The SDKs that people use send to the product, before and after the person they send about has consented. Those for
 * Node are skipped where there is no Node, or its packages cannot be installed.
 */
class TrackingClientsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Map<Way, TrackingShop> SHOPS = new EnumMap<>(Way.class);

    private static TrackingShop shop(Way way) throws IOException {
        Installation product = way.running();
        return SHOPS.computeIfAbsent(way, first -> new TrackingShop(product, "clients", "Newsletter"));
    }

    @InEveryWay
    void segmentForJava(Way way) throws IOException {
        check(way, "segment-java", (shop, user) -> {
            Analytics analytics = Analytics.builder(shop.writeKey())
                    .endpoint(shop.url())
                    .flushInterval(1, TimeUnit.SECONDS)
                    .build();
            analytics.enqueue(com.segment.analytics.messages.IdentifyMessage.builder()
                    .userId(user)
                    .anonymousId("anonymous-" + user)
                    .traits(traits(user)));
            analytics.enqueue(com.segment.analytics.messages.TrackMessage.builder("Order Completed")
                    .userId(user)
                    .properties(properties()));
            analytics.flush();
            return analytics::shutdown;
        });
    }

    @InEveryWay
    void rudderStackForJava(Way way) throws IOException {
        check(way, "rudder-java", (shop, user) -> {
            RudderAnalytics analytics = RudderAnalytics.builder(shop.writeKey())
                    .setDataPlaneUrl(shop.url())
                    .flushInterval(1, TimeUnit.SECONDS)
                    .build();
            analytics.enqueue(com.rudderstack.sdk.java.analytics.messages.IdentifyMessage.builder()
                    .userId(user)
                    .anonymousId("anonymous-" + user)
                    .traits(traits(user)));
            analytics.enqueue(com.rudderstack.sdk.java.analytics.messages.TrackMessage.builder("Order Completed")
                    .userId(user)
                    .properties(properties()));
            analytics.flush();
            return analytics::shutdown;
        });
    }

    @InEveryWay
    void segmentForNode(Way way) throws IOException {
        NodeClients clients = NodeClients.installed();
        assumeTrue(clients.missing().isEmpty(), clients.missing());
        check(way, "segment-node", (shop, user) -> runNode("segment.cjs", shop, user));
    }

    @InEveryWay
    void rudderStackForNode(Way way) throws IOException {
        NodeClients clients = NodeClients.installed();
        assumeTrue(clients.missing().isEmpty(), clients.missing());
        check(way, "rudder-node", (shop, user) -> runNode("rudder.cjs", shop, user));
    }

    @InEveryWay
    void browsersAreToldToSendWhereTheyAsked(Way way) throws IOException {
        TrackingShop shop = shop(way);
        JsonNode segment = settings(way, shop);

        assertThat(segment.get("protocol").asString() + "://"
                        + segment.get("apiHost").asString())
                .isEqualTo(shop.url() + "/v1");
    }

    @Test
    @ExtendWith(StoppedAtTheEnd.class)
    void whereTlsEndsBeforeTheProxyBrowsersAreToldToUseIt() throws IOException {
        TrackingShop shop = shop(Way.DISTRIBUTED);
        JsonNode segment = settings(Way.DISTRIBUTED, shop, "X-Forwarded-Proto", "https");

        assertThat(segment.get("protocol").asString()).isEqualTo("https");
        assertThat("http://" + segment.get("apiHost").asString()).isEqualTo(shop.url() + "/v1");
    }

    private static JsonNode settings(Way way, TrackingShop shop, String... headers) throws IOException {
        return way.running()
                .client("admin")
                .get("/v1/projects/" + shop.writeKey() + "/settings", headers)
                .at("/integrations/Segment.io");
    }

    /** Sends the calls of a user; what it returns closes the client once they have arrived. */
    private interface Sending {
        Runnable send(TrackingShop shop, String user) throws Exception;
    }

    private static void check(Way way, String user, Sending client) throws IOException {
        TrackingShop shop = shop(way);
        long before = shop.countWithheld();
        Runnable closeFirst = sending(client, shop, user);
        // All that is recorded is how often something was withheld.
        await().atMost(LONG).until(() -> shop.countWithheld() > before);
        closeFirst.run();
        assertThat(shop.knows(user)).as("somebody who has not consented").isFalse();

        shop.consents(user);
        Runnable closeSecond = sending(client, shop, user);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(shop.kept(user))
                        .isEqualTo(Map.of("email", Set.of("\"" + user + "@example.org\""), "total", Set.of("12.5"))));
        closeSecond.run();
        assertThat(shop.withheld(user)).contains("firstName", "coupon", "nobodyMappedThis");
        assertThat(shop.identifiers(user)).containsExactly("anonymous_id", "email", "user_id");
    }

    private static Runnable sending(Sending client, TrackingShop shop, String user) {
        try {
            return client.send(shop, user);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> traits(String user) {
        return Map.of("email", user + "@example.org", "firstName", "Anna", "nobodyMappedThis", "x");
    }

    private static Map<String, Object> properties() {
        return Map.of("total", 12.5, "coupon", "SUMMER", "nobodyMappedThis", "x");
    }

    private static Runnable runNode(String script, TrackingShop shop, String user)
            throws IOException, InterruptedException {
        Process process = NodeClients.installed().start("node", script, shop.url(), shop.writeKey(), user);
        String output = NodeClients.output(process);
        assertThat(process.waitFor()).as(output).isZero();
        return () -> {};
    }
}
