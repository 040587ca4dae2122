package dev.samtykke.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

/**
 * A source whose plan wants some items for the newsletter, which people consent to here, and others for advice, which
 * nobody does. Purposes, notice and sources have names of the story's own.
 */
final class TrackingShop {

    private static final String PURPOSE = """
            {"title": "%s", "description": "What it is for", "lawfulBasis": "CONSENT",
             "dataCategories": ["contact", "purchases"], "retention": "P3Y"}""";
    private static final String SOURCE = """
            {"title": "Web shop", "trust": 60, %1$s"plan": {
               "traits": {"email": {"category": "contact", "purposes": ["%2$s-newsletter"]},
                          "firstName": {"category": "contact", "purposes": ["%2$s-advice"]}},
               "events": {"Order Completed": {"category": "purchases", "purposes": ["%2$s-newsletter", "%2$s-advice"],
                           "kind": "purchase",
                           "properties": {"total": {"category": "purchases", "purposes": ["%2$s-newsletter"]},
                                          "coupon": {"category": "purchases", "purposes": ["%2$s-advice"]}}}}}}""";
    private static final String SIGNALS = """
            "signals": {"notice": {"id": "%1$s-privacy", "version": 1},
                        "categories": {"Marketing": ["%1$s-newsletter"], "Advice": ["%1$s-advice"]}},""";

    private final String url;
    private final String name;
    private final Client frontEnd;
    private final Client compliance;
    private final Client destination;
    private final String writeKey;
    private final String bannerWriteKey;

    /**
     * @param name of the story
     * @param title of the purpose that people consent to
     */
    TrackingShop(Installation product, String name, String title) {
        this.url = product.url();
        this.name = name;
        Client admin = product.client("admin");
        frontEnd = product.client("front-end");
        compliance = product.client("compliance");
        destination = product.client("destination-demo");
        admin.put("/api/v1/purposes/" + name + "-newsletter", PURPOSE.formatted(title));
        admin.put("/api/v1/purposes/" + name + "-advice", PURPOSE.formatted("Advice"));
        admin.post("/api/v1/notices/" + name + "-privacy/versions", """
                {"language": "en", "text": "We use it.", "purposes": ["%1$s-newsletter", "%1$s-advice"]}""".formatted(name));
        writeKey = admin.put("/api/v1/sources/" + name + "-shop", SOURCE.formatted("", name))
                .get("writeKey")
                .asString();
        bannerWriteKey = admin.put(
                        "/api/v1/sources/" + name + "-shop-with-banner",
                        SOURCE.formatted(SIGNALS.formatted(name), name))
                .get("writeKey")
                .asString();
    }

    /** Where it sends to. */
    String url() {
        return url;
    }

    String writeKey() {
        return writeKey;
    }

    /** Of a source with the same plan that heeds the categories {@code Marketing} and {@code Advice} of a banner. */
    String bannerWriteKey() {
        return bannerWriteKey;
    }

    /** Lets somebody say yes to the newsletter. */
    void consents(String userId) {
        frontEnd.post("/api/v1/consents", """
                {"subject": {"identifiers": [{"type": "user_id", "value": "%s"}]},
                 "decisions": [{"purpose": "%2$s-newsletter", "decision": "grant"}],
                 "evidence": {"notice": {"id": "%2$s-privacy", "version": 1}, "language": "en", "channel": "web",
                  "source": "%2$s-shop", "method": "checkbox", "explicit": true,
                  "decidedAt": "2026-01-01T00:00:00Z"}}""".formatted(userId, name));
    }

    /** Whether anybody is known by a user id. */
    boolean knows(String userId) {
        return compliance.tryPost("/api/v1/customers/lookup", lookup(userId)).statusCode() == 200;
    }

    /** How often something that was sent here was withheld. */
    long countWithheld() {
        long sum = 0;
        for (JsonNode row : compliance
                .get("/api/v1/statistics/withheld?source=" + name + "-shop")
                .get("withheld")) {
            sum += row.get("count").asLong();
        }
        return sum;
    }

    /**
     * What a purpose may use of somebody.
     *
     * @param purpose {@code newsletter} or {@code advice}
     */
    JsonNode profile(String userId, String purpose) {
        return destination.get("/api/v1/profiles/" + idOf(userId) + "?purpose=" + name + "-" + purpose);
    }

    /** What is kept of somebody, values by name. */
    Map<String, Set<String>> kept(String userId) {
        Map<String, Set<String>> kept = new TreeMap<>();
        for (JsonNode event : history(userId, "data-collected")) {
            event.at("/payload/attributes").forEach(item -> add(kept, item));
            event.at("/payload/interaction/properties").forEach(item -> add(kept, item));
        }
        return kept;
    }

    /** The names of what was withheld of somebody. */
    Set<String> withheld(String userId) {
        Set<String> withheld = new TreeSet<>();
        history(userId, "data-withheld")
                .forEach(event -> event.at("/payload/items")
                        .forEach(item -> withheld.add(item.path("name").asString("(not recorded)"))));
        return withheld;
    }

    /** The types of identifiers that somebody is known by. */
    Set<String> identifiers(String userId) {
        Set<String> types = new TreeSet<>();
        history(userId, "identifier-attached")
                .forEach(event -> types.add(event.at("/payload/type").asString()));
        return types;
    }

    private static void add(Map<String, Set<String>> kept, JsonNode item) {
        kept.computeIfAbsent(item.get("name").asString(), name -> new TreeSet<>())
                .add(item.get("value").asString());
    }

    private List<JsonNode> history(String userId, String type) {
        String id = idOf(userId);
        List<JsonNode> events = new ArrayList<>();
        compliance
                .get("/api/v1/customers/" + id + "/history?limit=500")
                .get("events")
                .forEach(event -> {
                    if (event.get("type").asString().equals(type)) {
                        events.add(event);
                    }
                });
        return events;
    }

    private String idOf(String userId) {
        return compliance
                .post("/api/v1/customers/lookup", lookup(userId))
                .get("customerId")
                .asString();
    }

    private static String lookup(String userId) {
        return "{\"identifier\": {\"type\": \"user_id\", \"value\": \"" + userId + "\"}}";
    }
}
