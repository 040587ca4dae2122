package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sixty-four front ends claim the same few addresses, and merge the people behind them in both directions at once.
 * {@code -Dsamtykke.identity.race.seconds=60} lets them go on for longer than the build does.
 */
class IdentityRaceTest {

    private static final int THREADS = 64;
    private static final int ADDRESSES = 48;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("samtykke.identity.race.seconds", 4));

    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final Set<String> customers = ConcurrentHashMap.newKeySet();
    private final Set<String> addresses = ConcurrentHashMap.newKeySet();
    private final AtomicInteger merges = new AtomicInteger();

    @InEveryWay
    void noAddressGetsTwoOwnersAndNobodyIsLost(Way way) throws Exception {
        Installation product = way.running();
        define(product.client("admin"));
        race(product.client("front-end"), product.client("compliance"));
        System.out.println("Identity race: " + new TreeMap<>(statuses) + ", " + merges + " merges, " + customers.size()
                + " customers");
        assertThat(statuses.keySet()).allMatch(status -> status < 500);
        assertThat(merges).hasPositiveValue();
        assertWhole(product.client("front-end"), product.client("compliance"));
    }

    private void race(Client frontEnd, Client compliance) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            long end = System.nanoTime() + TIME.toNanos();
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                work.add(() -> {
                    while (System.nanoTime() < end) {
                        step(frontEnd, compliance, random);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get(); // a call that is never answered runs into the client's time limit
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void step(Client frontEnd, Client compliance, Random random) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> grant(frontEnd, address(random));
            case 3 -> grant(frontEnd, address(random), address(random));
            case 4, 5 -> attach(frontEnd, customer(random), address(random));
            default -> merge(compliance, customer(random), customer(random));
        }
    }

    private void grant(Client client, String... given) {
        HttpResponse<String> answer = count(client.tryPost("/api/v1/consents", """
                {"subject": {"identifiers": [%s]}, "decisions": [{"purpose": "race-newsletter", "decision": "grant"}],
                 "evidence": {"notice": {"id": "race-privacy", "version": 1}, "method": "checkbox"}}
                """.formatted(
                List.of(given).stream().map(IdentityRaceTest::identifier).collect(Collectors.joining(",")))));
        if (answer.statusCode() == 200) {
            customers.add(JsonMapper.shared()
                    .readTree(answer.body())
                    .get("customerId")
                    .asString());
            if (given.length == 1) { // of several, one may be left out: a person has five at the most
                addresses.add(given[0]);
            }
        }
    }

    private void attach(Client client, String customer, String address) {
        if (count(client.tryPost("/api/v1/customers/" + customer + "/identifiers", identifier(address)))
                        .statusCode()
                == 200) {
            addresses.add(address);
        }
    }

    private void merge(Client client, String survivor, String absorbed) {
        HttpResponse<String> answer = count(client.tryPost(
                "/api/v1/identities/merges",
                "{\"survivor\": \"%s\", \"absorbed\": \"%s\", \"reason\": \"race\"}".formatted(survivor, absorbed)));
        if (answer.statusCode() == 200) {
            merges.incrementAndGet();
        }
    }

    private HttpResponse<String> count(HttpResponse<String> answer) {
        statuses.computeIfAbsent(answer.statusCode(), status -> new AtomicInteger())
                .incrementAndGet();
        return answer;
    }

    private void assertWhole(Client frontEnd, Client compliance) {
        String position = frontEnd.post("/api/v1/consents", """
                {"subject": {"identifiers": [%s]}, "decisions": [{"purpose": "race-newsletter", "decision": "refuse"}],
                 "evidence": {}}""".formatted(identifier("last@race.example")))
                .at("/decisions/0/position")
                .asString();
        Map<String, String> ownerByKey = new HashMap<>();
        Map<String, String> survivors = new HashMap<>();
        for (String customer : customers) {
            JsonNode view = compliance.get("/api/v1/customers/" + customer, "Samtykke-After", position);
            String survivor = view.path(view.has("mergedInto") ? "mergedInto" : "customerId")
                    .asString();
            survivors.put(customer, survivor);
            for (JsonNode identifier : view.get("identifiers")) {
                String owner = ownerByKey.put(identifier.get("key").asString(), survivor);
                assertThat(owner == null || owner.equals(survivor)).isTrue();
            }
        }
        // Whoever answers for somebody answers for itself, and every address that was accepted leads to one of them.
        assertThat(survivors.values())
                .allMatch(survivor -> survivor.equals(survivors.getOrDefault(survivor, survivor)));
        for (String address : addresses) {
            String found = frontEnd.post(
                            "/api/v1/customers/lookup", "{\"identifier\": %s}".formatted(identifier(address)))
                    .get("customerId")
                    .asString();
            assertThat(survivors.values()).contains(found);
        }
        assertThat(ownerByKey).hasSizeGreaterThanOrEqualTo(addresses.size());
    }

    private String customer(Random random) {
        List<String> known = List.copyOf(customers);
        return known.isEmpty() ? "6f1f3c1e-0000-0000-0000-000000000000" : known.get(random.nextInt(known.size()));
    }

    /** Most are fought over; some are new, so that there is always somebody left to merge. */
    private static String address(Random random) {
        return random.nextInt(8) == 0
                ? "new" + random.nextInt(1_000_000) + "@race.example"
                : "person" + random.nextInt(ADDRESSES) + "@race.example";
    }

    private static String identifier(String address) {
        return "{\"type\": \"email\", \"value\": \"" + address + "\"}";
    }

    private static void define(Client admin) {
        admin.put("/api/v1/purposes/race-newsletter", """
                {"title": "Newsletter", "description": "News", "lawfulBasis": "CONSENT", "retention": "P1Y"}""");
        admin.post("/api/v1/notices/race-privacy/versions", """
                {"language": "en", "text": "We write to you.", "purposes": ["race-newsletter"]}""");
    }
}
