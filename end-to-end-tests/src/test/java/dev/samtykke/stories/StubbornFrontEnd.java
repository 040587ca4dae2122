package dev.samtykke.stories;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A front end that sends one decision after the other, each to the next node that takes it, and sends it again under
 * the same {@code Idempotency-Key} until one of them acknowledges it. Its customers are its own, so it knows what each
 * of them decided last. Used by one thread.
 */
final class StubbornFrontEnd {

    private static final List<String> PURPOSES = List.of("digest", "profiling", "research");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int REGISTERS_ONE_IN = 8;

    /** What was acknowledged. */
    record Acknowledged(String purpose, String state, String eventId, long position) {}

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String name;
    private final List<Supplier<URI>> nodes;
    private final String authorization;
    private final Random random;
    private final List<String> customers = new ArrayList<>();
    private final Map<String, List<Acknowledged>> acknowledged = new HashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private int next;

    /** @param nodes where commands are taken at the moment */
    StubbornFrontEnd(String name, List<Supplier<URI>> nodes, String authorization, long seed) {
        this.name = name;
        this.nodes = nodes;
        this.authorization = authorization;
        this.random = new Random(seed);
    }

    /** Defines what such front ends ask for. */
    static void define(Client admin) {
        PURPOSES.forEach(purpose -> admin.put("/api/v1/purposes/" + purpose, """
                {"title": "Chaos", "description": "Chaos", "lawfulBasis": "CONSENT", "retention": "P1Y"}"""));
        admin.post("/api/v1/notices/stubborn/versions", """
                {"language": "en", "text": "We ask you.", "purposes": ["%s"]}""".formatted(String.join("\", \"", PURPOSES)));
    }

    /** What each customer decided, in order. */
    Map<String, List<Acknowledged>> acknowledged() {
        return acknowledged;
    }

    /** How often a node said that it could not, or did not answer. */
    int refused() {
        return refused.get();
    }

    /** How many decisions are acknowledged by now; for any thread. */
    long done() {
        return done.get();
    }

    void decide() throws InterruptedException {
        boolean newcomer = customers.isEmpty() || random.nextInt(REGISTERS_ONE_IN) == 0;
        String purpose = PURPOSES.get(random.nextInt(PURPOSES.size()));
        @Nullable String customer = newcomer ? null : customers.get(random.nextInt(customers.size()));
        String subject = customer == null
                ? "{\"identifiers\": [{\"type\": \"email\", \"value\": \"%s.%d@stubborn.example\"}]}"
                        .formatted(name, customers.size())
                : "{\"customerId\": \"%s\"}".formatted(customer);
        JsonNode answer = insist("""
                {"subject": %s,
                 "decisions": [{"purpose": "%s", "decision": "%s"}],
                 "evidence": {"notice": {"id": "stubborn", "version": 1}, "method": "checkbox"}}""".formatted(subject, purpose, decision(customer, purpose)));
        note(answer);
    }

    private String decision(@Nullable String customer, String purpose) {
        boolean granted = customer != null
                && acknowledged.getOrDefault(customer, List.of()).stream()
                        .filter(decided -> decided.purpose().equals(purpose))
                        .reduce((earlier, later) -> later)
                        .filter(last -> last.state().equals("GRANTED"))
                        .isPresent();
        return granted ? "revoke" : random.nextBoolean() ? "grant" : "refuse";
    }

    private void note(JsonNode answer) {
        String customer = answer.get("customerId").asString();
        if (!acknowledged.containsKey(customer)) {
            customers.add(customer);
        }
        JsonNode decision = answer.at("/decisions/0");
        acknowledged
                .computeIfAbsent(customer, id -> new ArrayList<>())
                .add(new Acknowledged(
                        decision.get("purpose").asString(),
                        decision.get("state").asString(),
                        decision.get("eventId").asString(),
                        decision.get("position").asLong()));
        done.incrementAndGet();
    }

    private JsonNode insist(String body) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        while (true) {
            URI node = nodes.get(next++ % nodes.size()).get();
            try {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(node.resolve("/api/v1/consents"))
                                .timeout(PATIENCE)
                                .header("Authorization", authorization)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    return JSON.readTree(answer.body());
                }
                demandUnavailable(answer);
            } catch (IOException killed) {
                // whether it was carried out is in doubt, which is what the key is for
            }
            refused.incrementAndGet();
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private static void demandUnavailable(HttpResponse<String> answer) {
        boolean clear = answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent();
        if (!clear) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }
}
