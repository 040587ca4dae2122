package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The SDKs for browsers send to the product from a page of another origin in Chromium, before and after the person at
 * it has consented. Skipped where there is no Chromium or Node, or the SDKs cannot be installed.
 */
class BrowserClientsTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    @TempDir
    private static Path node;

    private static String missing = "";
    private static Product product;
    private static TrackingShop shop;
    private static ShopSite site;

    @BeforeAll
    static void start() {
        NodeClients clients = NodeClients.install(node);
        missing = Browser.isMissing() ? "There is no Chromium here" : clients.missing();
        product = Product.start(folder);
        shop = new TrackingShop(product, "Newsletter");
        site = new ShopSite(clients.folder(), product.url());
    }

    @BeforeEach
    void skipWhatCannotBeRun() {
        assumeTrue(missing.isEmpty(), missing);
    }

    @AfterAll
    static void stop() {
        site.close();
        product.close();
    }

    @Test
    void segmentForBrowsers() {
        check("segment.mjs", "segment-browser", "delivered page", "delivered identify", "delivered track");
    }

    @Test
    void rudderStackForBrowsers() {
        check("rudder.mjs", "rudder-browser", answered("/v1/page"), answered("/v1/identify"), answered("/v1/track"));
    }

    @Test
    void whatSomebodyAgreesToInABannerIsPermittedForTheNextCall() {
        String user = "banner-browser";
        visit("segment-banner.mjs", shop.bannerWriteKey(), user, "delivered track", "delivered identify");

        await().atMost(LONG).untilAsserted(() -> {
            JsonNode newsletter = shop.profile(user, "newsletter");
            assertThat(newsletter.get("rule").asString()).isEqualTo("PERMITTED");
            assertThat(items(newsletter)).containsExactly("email=banner-browser@example.org");
        });
        JsonNode advice = shop.profile(user, "advice");
        assertThat(advice.get("permitted").asBoolean()).isFalse();
        assertThat(items(advice)).isEmpty();
    }

    @Test
    void rudderStacksDefaultBuildLoadsCodeFromItsMakerSoTheBundledOneIsNeeded() {
        String page = site.page("rudder-default.mjs", shop.writeKey(), "rudder-default-build");
        try (Browser browser = Browser.open(folder, page)) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(site.refused()).anyMatch(one -> one.contains("rsa-plugins.js")));
        }
    }

    private static void check(String script, String user, String... calls) {
        visit(script, shop.writeKey(), user, calls);
        assertThat(shop.knows(user)).as("somebody who has not consented").isFalse();

        shop.consents(user);
        visit(script, shop.writeKey(), user, calls);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(items(shop.profile(user, "newsletter")))
                        .containsExactly("email=" + user + "@example.org", "Order Completed", "total=12.5"));
        assertThat(items(shop.profile(user, "advice"))).isEmpty();
        assertThat(shop.kept(user).keySet()).containsExactly("email", "total");
        assertThat(shop.withheld(user)).contains("firstName", "coupon", "nobodyMappedThis");
        assertThat(shop.identifiers(user)).containsExactly("anonymous_id", "email", "user_id");
    }

    /** Stays on a page until it has told certain things; it must not have asked anybody but the product. */
    private static void visit(String script, String writeKey, String user, String... told) {
        try (Browser browser = Browser.open(folder, site.page(script, writeKey, user))) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(site.told())
                            .as("refused: %s", site.refused())
                            .contains(told));
        }
        assertThat(site.refused()).as("what the page wanted of others").isEmpty();
        assertThat(site.told()).allMatch(one -> one.startsWith(answered("/")) || one.startsWith("delivered "));
    }

    private static String answered(String path) {
        return "200 " + product.url() + path;
    }

    /** The attributes, and the interactions with their properties, that a purpose may use. */
    private static List<String> items(JsonNode profile) {
        List<String> items = new ArrayList<>();
        profile.path("attributes")
                .forEach(item -> items.add(
                        item.get("name").asString() + "=" + item.get("value").asString()));
        profile.path("interactions").forEach(item -> {
            items.add(item.get("name").asString());
            item.get("properties").forEachEntry((name, value) -> items.add(name + "=" + value.asString()));
        });
        return items;
    }
}
