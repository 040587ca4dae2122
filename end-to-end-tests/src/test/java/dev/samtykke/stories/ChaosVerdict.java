package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

import dev.samtykke.stories.StubbornFrontEnd.Acknowledged;

/** Compares what was acknowledged with what the product tells afterwards. */
final class ChaosVerdict {

    private static final List<String> DECISIONS = List.of("consent-granted", "consent-refused", "consent-revoked");

    private final Map<String, List<Acknowledged>> acknowledged;
    private final Function<String, JsonNode> read;

    /** @param read asks a query side for a path, as of the end of the history */
    ChaosVerdict(Map<String, List<Acknowledged>> acknowledged, Function<String, JsonNode> read) {
        this.acknowledged = acknowledged;
        this.read = read;
    }

    /** Every acknowledged decision is in its customer's history, once and in order, and nothing else is. */
    void historyIsWhatWasAcknowledged() {
        acknowledged.forEach((customer, decisions) -> {
            List<String> stored = new ArrayList<>();
            read.apply("/api/v1/customers/" + customer + "/history?limit=1000")
                    .get("events")
                    .forEach(event -> {
                        if (DECISIONS.contains(event.get("type").asString())) {
                            stored.add(event.get("eventId").asString());
                        }
                    });
            assertThat(stored)
                    .as("decisions of %s", customer)
                    .isEqualTo(decisions.stream().map(Acknowledged::eventId).toList());
        });
    }

    /** The view of a customer says what was decided last. */
    void viewsShowTheLastDecisions() {
        acknowledged.forEach((customer, decisions) -> {
            Map<String, String> last = new TreeMap<>();
            decisions.forEach(decided -> last.put(decided.purpose(), decided.state() + " " + decided.eventId()));
            Map<String, String> shown = new TreeMap<>();
            read.apply("/api/v1/customers/" + customer)
                    .get("consents")
                    .forEach(consent -> shown.put(
                            consent.get("purpose").asString(),
                            consent.get("state").asString() + " "
                                    + consent.get("eventId").asString()));
            assertThat(shown).as("view of %s", customer).isEqualTo(last);
        });
    }

    /** Counts are sums, so an event that was applied twice, or not at all, shows. */
    void countsAreTheSums() {
        Map<String, Map<String, Long>> expected = new HashMap<>();
        acknowledged
                .values()
                .forEach(decisions -> decisions.forEach(decided -> expected.computeIfAbsent(
                                decided.purpose(),
                                purpose -> new TreeMap<>(Map.of("granted", 0L, "refused", 0L, "revoked", 0L)))
                        .merge(decided.state().toLowerCase(Locale.ROOT), 1L, Long::sum)));
        Map<String, Map<String, Long>> counted = new HashMap<>();
        read.apply("/api/v1/statistics/consents").get("totals").forEach(total -> {
            Map<String, Long> counts = new TreeMap<>();
            List.of("granted", "refused", "revoked")
                    .forEach(kind -> counts.put(kind, total.get(kind).asLong()));
            counted.put(total.get("purpose").asString(), counts);
        });
        assertThat(counted).isEqualTo(expected);
    }
}
