package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.rudderstack.sdk.java.analytics.RudderAnalytics;
import com.segment.analytics.Analytics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SDKs that people use send to the product, before and after the person they send about has consented. Those for
 * Node are skipped where there is no Node, or its packages cannot be installed.
 */
class TrackingClientsTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    @TempDir
    private static Path node;

    private static Product product;
    private static TrackingShop shop;
    private static NodeClients clients;

    @BeforeAll
    static void start() {
        product = Product.start(folder);
        shop = new TrackingShop(product, "Newsletter");
        clients = NodeClients.install(node);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void segmentForJava() {
        check("segment-java", user -> {
            Analytics analytics = Analytics.builder(shop.writeKey())
                    .endpoint(product.url())
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

    @Test
    void rudderStackForJava() {
        check("rudder-java", user -> {
            RudderAnalytics analytics = RudderAnalytics.builder(shop.writeKey())
                    .setDataPlaneUrl(product.url())
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

    @Test
    void segmentForNode() {
        assumeTrue(clients.missing().isEmpty(), clients.missing());
        check("segment-node", user -> runNode("segment.cjs", user));
    }

    @Test
    void rudderStackForNode() {
        assumeTrue(clients.missing().isEmpty(), clients.missing());
        check("rudder-node", user -> runNode("rudder.cjs", user));
    }

    /** Sends the calls of a user; what it returns closes the client once they have arrived. */
    private interface Sending {
        Runnable send(String user) throws Exception;
    }

    private static void check(String user, Sending client) {
        PublicLog log = new PublicLog(product);
        long before = log.events().size();
        Runnable closeFirst = sending(client, user);
        // All that is recorded is how often something was withheld.
        await().atMost(LONG).until(() -> log.events().size() > before);
        closeFirst.run();
        assertThat(shop.knows(user)).as("somebody who has not consented").isFalse();

        shop.consents(user);
        Runnable closeSecond = sending(client, user);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(shop.kept(user))
                        .isEqualTo(Map.of("email", Set.of("\"" + user + "@example.org\""), "total", Set.of("12.5"))));
        closeSecond.run();
        assertThat(shop.withheld(user)).contains("firstName", "coupon", "nobodyMappedThis");
        assertThat(shop.identifiers(user)).containsExactly("anonymous_id", "email", "user_id");
    }

    private static Runnable sending(Sending client, String user) {
        try {
            return client.send(user);
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

    private static Runnable runNode(String script, String user) throws IOException, InterruptedException {
        Process process = clients.start("node", script, product.url(), shop.writeKey(), user);
        String output = NodeClients.output(process);
        assertThat(process.waitFor()).as(output).isZero();
        return () -> {};
    }
}
