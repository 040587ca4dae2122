package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company brings its old consents along; the connection breaks, and the product is killed, before they are through. */
class BulkImportTest {

    private static final String IMPORT = "/api/v1/consents/imports/crm";
    /** Enough to be larger than any other request may be. */
    private static final int LINES = 6_000;

    @InEveryWay
    void aFileThatIsSentAgainAfterACutAndACrashIsAppliedOnce(Way way) throws Exception {
        Installation product = way.running();
        define(product.client("admin"));
        breakOff(product);
        Client client = product.client("front-end");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> status(client.get(IMPORT)).equals("interrupted"));
        assertThat(client.get(IMPORT).get("lines").asLong()).isBetween(1L, LINES / 2L);
        killMidway(product);

        Client again = product.client("front-end");
        List<JsonNode> results = send(again);
        assertResults(results);
        assertThat(send(again)).isEqualTo(results);
        assertProgress(again.get(IMPORT));
        assertNobodyIsThereTwice(product, results);
    }

    /** Sends half of the file and hangs up. */
    private static void breakOff(Installation product) throws IOException {
        Client client = product.client("front-end");
        byte[] half = file(0, LINES / 2).getBytes(StandardCharsets.UTF_8);
        URI url = URI.create(product.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + IMPORT + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + client.authorization()
                            + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + 2 * half.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(half);
            out.flush();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> client.get(IMPORT).get("lines").asLong() > 0);
        }
    }

    private static void killMidway(Installation product) throws Exception {
        Client client = product.client("front-end");
        Thread sender = new Thread(() -> {
            try {
                send(client);
            } catch (RuntimeException killed) {
                return;
            }
        });
        sender.start();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofMinutes(2))
                .until(() -> client.get(IMPORT).get("attempt").asInt() == 2);
        product.crash();
        sender.join();
    }

    private static List<JsonNode> send(Client client) {
        return client.postLines(IMPORT, "application/x-ndjson", file(0, LINES))
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static void assertResults(List<JsonNode> results) {
        assertThat(results).hasSize(LINES);
        for (int i = 0; i < LINES; i++) {
            JsonNode result = results.get(i);
            assertThat(result.get("line").asInt()).isEqualTo(i + 1);
            if (broken(i)) {
                assertThat(result.at("/problem/type").asString()).isEqualTo("unknown-purpose");
                assertThat(result.at("/problem/violations/0/field").asString()).isEqualTo("decisions[0].purpose");
            } else {
                assertThat(result.at("/decisions/0/state").asString())
                        .isEqualTo(withEvidence(i) ? "GRANTED" : "UNVERIFIED");
            }
        }
    }

    private static void assertProgress(JsonNode progress) {
        long refused = IntStream.range(0, LINES).filter(BulkImportTest::broken).count();
        long unverified = IntStream.range(0, LINES)
                .filter(i -> !broken(i) && !withEvidence(i))
                .count();
        assertThat(status(progress)).isEqualTo("completed");
        assertThat(progress.get("attempt").asInt()).isEqualTo(4);
        assertThat(progress.get("lines").asLong()).isEqualTo(LINES);
        assertThat(progress.get("applied").asLong()).isEqualTo(LINES - refused);
        assertThat(progress.get("refused").asLong()).isEqualTo(refused);
        assertThat(progress.get("unverified").asLong()).isEqualTo(unverified);
    }

    private static void assertNobodyIsThereTwice(Installation product, List<JsonNode> results) {
        Client compliance = product.client("compliance");
        Set<String> customers = new HashSet<>();
        results.stream()
                .filter(result -> result.has("customerId"))
                .forEach(result -> customers.add(result.get("customerId").asString()));
        assertThat(customers)
                .hasSize((int) IntStream.range(0, LINES).filter(i -> !broken(i)).count());
        customers.stream()
                .sorted()
                .limit(100)
                .forEach(customer -> assertThat(compliance
                                .get("/api/v1/customers/" + customer + "/history")
                                .at("/events")
                                .size())
                        .isEqualTo(3)); // registered, identifier attached, granted
    }

    private static String status(JsonNode progress) {
        return progress.get("status").asString();
    }

    private static boolean broken(int i) {
        return i % 100 == 7;
    }

    private static boolean withEvidence(int i) {
        return i % 3 != 0;
    }

    private static String file(int from, int until) {
        return IntStream.range(from, until).mapToObj(BulkImportTest::line).collect(Collectors.joining("\n"));
    }

    private static String line(int i) {
        return """
                {"subject": {"identifiers": [{"type": "email", "value": "person%d@import.example"}]}, \
                "decisions": [{"purpose": "%s", "decision": "grant"}], \
                "evidence": {%s"source": "crm", "method": "checkbox", "decidedAt": "2024-03-01T12:00:00Z"}}\
                """.formatted(
                        i,
                        broken(i) ? "no-such-purpose" : "imported-newsletter",
                        withEvidence(i) ? "\"notice\": {\"id\": \"imported-privacy\", \"version\": 1}, " : "");
    }

    private static void define(Client admin) {
        admin.put("/api/v1/purposes/imported-newsletter", """
                {"title": "Newsletter", "description": "News", "lawfulBasis": "CONSENT", "retention": "P1Y"}""");
        admin.post("/api/v1/notices/imported-privacy/versions", """
                {"language": "en", "text": "We write to you.", "purposes": ["imported-newsletter"]}""");
    }
}
