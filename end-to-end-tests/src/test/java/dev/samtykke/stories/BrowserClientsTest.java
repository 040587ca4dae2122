package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The SDKs for browsers send to the product from a page of another origin in Chromium, before and after the person at
 * it has consented. Skipped where there is no Chromium or Node, or the SDKs cannot be installed.
 */
class BrowserClientsTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static final Map<Way, TrackingShop> SHOPS = new EnumMap<>(Way.class);

    @TempDir
    private static Path folder;

    private @Nullable ShopSite opened;

    private TrackingShop open(Way way) throws IOException {
        assumeFalse(Browser.isMissing(), "There is no Chromium here");
        NodeClients clients = NodeClients.installed();
        assumeTrue(clients.missing().isEmpty(), clients.missing());
        Installation product = way.running();
        opened = new ShopSite(clients.folder(), product.url());
        return SHOPS.computeIfAbsent(way, first -> new TrackingShop(product, "browsers", "Newsletter"));
    }

    private ShopSite site() {
        return Objects.requireNonNull(opened);
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    @InEveryWay
    void segmentForBrowsers(Way way) throws IOException {
        check(open(way), "segment.mjs", "segment-browser", "delivered page", "delivered identify", "delivered track");
    }

    @InEveryWay
    void rudderStackForBrowsers(Way way) throws IOException {
        TrackingShop shop = open(way);
        check(
                shop,
                "rudder.mjs",
                "rudder-browser",
                answered(shop, "/v1/page"),
                answered(shop, "/v1/identify"),
                answered(shop, "/v1/track"));
    }

    @InEveryWay
    void whatSomebodyAgreesToInABannerIsPermittedForTheNextCall(Way way) throws IOException {
        TrackingShop shop = open(way);
        String user = "banner-browser";
        visit(shop, "segment-banner.mjs", shop.bannerWriteKey(), user, "delivered track", "delivered identify");

        await().atMost(LONG).untilAsserted(() -> {
            JsonNode newsletter = shop.profile(user, "newsletter");
            assertThat(newsletter.get("rule").asString()).isEqualTo("PERMITTED");
            assertThat(items(newsletter)).containsExactly("email=banner-browser@example.org");
        });
        JsonNode advice = shop.profile(user, "advice");
        assertThat(advice.get("permitted").asBoolean()).isFalse();
        assertThat(items(advice)).isEmpty();
    }

    @InEveryWay
    void rudderStacksDefaultBuildLoadsCodeFromItsMakerSoTheBundledOneIsNeeded(Way way) throws IOException {
        TrackingShop shop = open(way);
        String page = site().page("rudder-default.mjs", shop.writeKey(), "rudder-default-build");
        try (Browser browser = Browser.open(folder, page)) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(site().refused()).anyMatch(one -> one.contains("rsa-plugins.js")));
        }
    }

    private void check(TrackingShop shop, String script, String user, String... calls) {
        visit(shop, script, shop.writeKey(), user, calls);
        assertThat(shop.knows(user)).as("somebody who has not consented").isFalse();

        shop.consents(user);
        visit(shop, script, shop.writeKey(), user, calls);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(items(shop.profile(user, "newsletter")))
                        .containsExactly("email=" + user + "@example.org", "Order Completed", "total=12.5"));
        assertThat(items(shop.profile(user, "advice"))).isEmpty();
        assertThat(shop.kept(user).keySet()).containsExactly("email", "total");
        assertThat(shop.withheld(user)).contains("firstName", "coupon", "nobodyMappedThis");
        assertThat(shop.identifiers(user)).containsExactly("anonymous_id", "email", "user_id");
    }

    /** Stays on a page until it has told certain things; it must not have asked anybody but the product. */
    private void visit(TrackingShop shop, String script, String writeKey, String user, String... told) {
        try (Browser browser = Browser.open(folder, site().page(script, writeKey, user))) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(site().told())
                            .as("refused: %s", site().refused())
                            .contains(told));
        }
        assertThat(site().refused()).as("what the page wanted of others").isEmpty();
        assertThat(site().told()).allMatch(one -> one.startsWith(answered(shop, "/")) || one.startsWith("delivered "));
    }

    private static String answered(TrackingShop shop, String path) {
        return "200 " + shop.url() + path;
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
