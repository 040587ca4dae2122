package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import dev.samtykke.evidence.log.bundle.BundleVerifier;
import dev.samtykke.evidence.log.bundle.Trust;
import dev.samtykke.evidence.log.claim.Claim;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.note.VerifierKey;

/**
 * Two command sides and two query sides, each a process of its own, share a history in a real Axon Server, which {@code
 * SAMTYKKE_TEST_AXONSERVER} names.
 */
class SeparateServicesTest {

    private static final String ANNA = "{\"type\": \"email\", \"value\": \"anna@example.org\"}";
    private static final String PHONE = "{\"type\": \"phone\", \"value\": \"+4520123456\"}";

    @TempDir
    private Path folder;

    private @Nullable SharedServices shared;

    @BeforeEach
    void open() throws IOException {
        shared = SharedServices.open(folder);
    }

    @AfterEach
    void close() {
        if (shared != null) {
            shared.close();
        }
    }

    private SharedServices shared() {
        return Objects.requireNonNull(shared);
    }

    private Client client(ServiceProcess service, String scopes) {
        return shared().client(service.url(), scopes);
    }

    @Test
    void tellTheStoryOfOneProcess() throws Exception {
        // The first one makes the keys of the installation, which all others need.
        try (ServiceProcess c1 = shared().command("c1").awaitReady();
                ServiceProcess q1 = shared().query("q1").awaitReady();
                ServiceProcess c2 = shared().command("c2");
                ServiceProcess q2 = shared().query("q2")) {
            c2.awaitReady();
            q2.awaitReady();
            define(client(c1, "admin"));
            String customer = grant(c1, c2);
            assertPermitted(q1, customer, true);
            assertPermitted(q2, customer, true);
            JsonNode revoked = client(c1, "consents:write").post("/api/v1/consents", """
                    {"subject": {"customerId": "%s"}, "decisions": [{"purpose": "newsletter", "decision": "revoke"}],
                     "evidence": {"channel": "phone"}}""".formatted(customer));
            assertPermitted(q1, customer, false);
            assertPermitted(q2, customer, false);
            String position = revoked.at("/decisions/0/position").asString();
            assertHistory(q1, customer, position);
            assertHistory(q2, customer, position);
            merge(c1, c2, q2, customer);
            verifyEvidence(q1, q2, customer);
            takeOver(c1, c2, q1, q2, customer);
            assertOnlyOwnEndpoints(c2, q2);
        }
    }

    private static void define(Client admin) {
        admin.put("/api/v1/purposes/newsletter", """
                {"title": "Newsletter", "description": "News", "lawfulBasis": "CONSENT", "retention": "P1Y"}""");
        admin.post("/api/v1/notices/privacy/versions", """
                {"language": "en", "text": "We write to you.", "purposes": ["newsletter"]}""");
    }

    /** Sent to one node and, since its answer was lost on the way, to the other. */
    private String grant(ServiceProcess one, ServiceProcess other) {
        String body = """
                {"subject": {"identifiers": [%s]}, "decisions": [{"purpose": "newsletter", "decision": "grant"}],
                 "evidence": {"notice": {"id": "privacy", "version": 1}, "method": "checkbox"}}""".formatted(ANNA);
        JsonNode first = client(one, "consents:write").post("/api/v1/consents", body, "Idempotency-Key", "one");
        JsonNode again = client(other, "consents:write").post("/api/v1/consents", body, "Idempotency-Key", "one");
        assertThat(again).isEqualTo(first);
        return first.get("customerId").asString();
    }

    /** At once, on whichever node: nobody has to name a position. */
    private void assertPermitted(ServiceProcess query, String customer, boolean expected) {
        JsonNode answer = client(query, "profiles:read").post("/api/v1/permissions/check", """
                {"checks": [{"subject": {"customerId": "%s"}, "purpose": "newsletter"}]}""".formatted(customer));
        assertThat(answer.toString()).contains("\"permitted\":" + expected);
    }

    private void assertHistory(ServiceProcess query, String customer, String position) {
        JsonNode history = client(query, "compliance")
                .get("/api/v1/customers/" + customer + "/history", "Samtykke-After", position);
        assertThat(history.toString())
                .contains("customer-registered", "identifier-attached", "consent-granted", "consent-revoked");
        JsonNode view = client(query, "compliance").get("/api/v1/customers/" + customer, "Samtykke-After", position);
        assertThat(view.toString()).contains("anna@example.org", "REVOKED");
    }

    private void merge(ServiceProcess one, ServiceProcess other, ServiceProcess query, String survivor) {
        JsonNode second = client(one, "consents:write").post("/api/v1/consents", """
                {"subject": {"identifiers": [%s]}, "decisions": [{"purpose": "newsletter", "decision": "refuse"}],
                 "evidence": {"channel": "phone"}}""".formatted(PHONE));
        String absorbed = second.get("customerId").asString();
        client(other, "compliance").post("/api/v1/identities/merges", """
                {"survivor": "%s", "absorbed": "%s", "reason": "the same person"}""".formatted(survivor, absorbed));
        JsonNode found = client(query, "profiles:read").post("/api/v1/permissions/check", """
                {"checks": [{"subject": {"identifier": %s}, "purpose": "newsletter"}]}""".formatted(PHONE));
        assertThat(found.toString()).contains(survivor);
    }

    private void verifyEvidence(ServiceProcess one, ServiceProcess other, String customer) throws Exception {
        List<VerifierKey> keys = new String(bytes(other, "/log/keys", ""), StandardCharsets.UTF_8)
                .lines()
                .map(VerifierKey::parse)
                .toList();
        for (ServiceProcess query : List.of(one, other)) {
            Claims claims = new Claims();
            new BundleVerifier(Trust.of(keys), claims)
                    .verify(bytes(query, "/api/v1/customers/" + customer + "/evidence", "compliance"), List.of());
            assertThat(claims.list()).isNotEmpty().allMatch(Claim::holds);
        }
        new PublicLog(other.url()).audit();
    }

    private byte[] bytes(ServiceProcess query, String path, String scopes) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(query.url() + path))
                .header("Authorization", client(query, scopes).authorization())
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofByteArray())
                .body();
    }

    /** When a node of each side dies, the others do what it did: projections and the evidence log go on. */
    private void takeOver(ServiceProcess c1, ServiceProcess c2, ServiceProcess q1, ServiceProcess q2, String customer) {
        c1.kill();
        q1.kill();
        JsonNode granted = client(c2, "consents:write").post("/api/v1/consents", """
                {"subject": {"customerId": "%s"}, "decisions": [{"purpose": "newsletter", "decision": "grant"}],
                 "evidence": {"notice": {"id": "privacy", "version": 1}, "method": "checkbox"}}""".formatted(customer));
        long position = granted.at("/decisions/0/position").asLong();
        assertPermitted(q2, customer, true);
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> client(q2, "compliance")
                        .get("/api/v1/customers/" + customer, "Samtykke-After", String.valueOf(position))
                        .toString()
                        .contains("GRANTED"));
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> new PublicLog(q2.url()).events().size() > position);
        new PublicLog(q2.url()).audit();
    }

    private void assertOnlyOwnEndpoints(ServiceProcess command, ServiceProcess query) {
        assertThat(client(query, "consents:write")
                        .tryPost("/api/v1/consents", "{}")
                        .statusCode())
                .isIn(404, 405);
        assertThat(client(command, "profiles:read")
                        .tryPost("/api/v1/permissions/check", "{}")
                        .statusCode())
                .isIn(404, 405);
    }

    @Test
    void refuseToStartWithoutWhatTheyNeed() throws Exception {
        for (String missing : List.of("SAMTYKKE_ISSUER_URI", "SAMTYKKE_MONGODB_URI", "SAMTYKKE_AXON_SERVER_ADDRESS")) {
            Map<String, String> without = shared().environment();
            without.remove(missing);
            try (ServiceProcess service = ServiceProcess.command(folder.resolve(missing), without)) {
                assertThat(service.awaitEnd()).isEqualTo(1);
                assertThat(service.output())
                        .contains("samtykke."
                                + missing.substring("SAMTYKKE_".length())
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace("_uri", "-uri")
                                        .replace("mongodb-uri", "mongodb.uri")
                                        .replace("axon_server_address", "axon-server.address"));
            }
        }
    }
}
