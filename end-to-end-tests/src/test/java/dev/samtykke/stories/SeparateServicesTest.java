package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.eventsourcing.StreamTransactions;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.evidence.log.bundle.BundleVerifier;
import dev.samtykke.evidence.log.bundle.Trust;
import dev.samtykke.evidence.log.claim.Claim;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.personaldata.secrets.SubjectLogKey;
import dev.samtykke.standalone.history.HistoryCommand;
import dev.samtykke.standalone.storage.DataFolder;
import dev.samtykke.standalone.storage.EmbeddedHistory;

/**
 * Two command sides and two query sides, each a process of its own, share a history in a real Axon Server, which {@code
 * SAMTYKKE_TEST_AXONSERVER} names.
 */
@Order(Integer.MAX_VALUE - 1) // it empties the server that the other stories share
class SeparateServicesTest {

    private static final String ANNA = "{\"type\": \"email\", \"value\": \"anna@example.org\"}";
    private static final String PHONE = "{\"type\": \"phone\", \"value\": \"+4520123456\"}";

    @TempDir
    private Path folder;

    private @Nullable SharedServices shared;

    @BeforeEach
    void open() throws IOException {
        shared = SharedServices.open(folder, embedded().resolve("keys"));
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

    private Path embedded() {
        return folder.resolve("embedded");
    }

    @Test
    void tellTheStoryOfOneProcess() throws Exception {
        recordEmbedded();
        Path first = folder.resolve("first");
        assertThat(embeddedHistory("export", first, embedded())).isZero();
        assertThat(shared().history("import", first)).isZero();
        try (ServiceProcess c1 = shared().command("c1").awaitReady();
                ServiceProcess q1 = shared().query("q1").awaitReady();
                ServiceProcess c2 = shared().command("c2");
                ServiceProcess q2 = shared().query("q2")) {
            c2.awaitReady();
            q2.awaitReady();
            Newsletter.define(client(c1, "admin"));
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
            moveBack(first, q2);
        }
    }

    /** What the installation recorded before it outgrew one process. */
    private void recordEmbedded() throws Exception {
        try (DataFolder data = DataFolder.open(embedded());
                EmbeddedHistory history = EmbeddedHistory.open(data, 100)) {
            StreamTransactions transactions = new StreamTransactions(
                    history.streams(),
                    history.store(),
                    new SubjectLogKey(history.secrets().subjectLogKey())::of,
                    Clock.systemUTC(),
                    () -> UUID.randomUUID().toString());
            for (int i = 0; i < 1_000; i++) {
                String id = UUID.randomUUID().toString();
                DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("registration"))
                        .execute(() -> transactions
                                .begin(MetaData.with("actor", "tests").and("traceId", "t"))
                                .append(Streams.CUSTOMER, id, new CustomerRegistered(id)));
            }
        }
    }

    /** The history in Axon Server and the embedded one have the same files and the same log. */
    private void moveBack(Path first, ServiceProcess query) throws Exception {
        Path second = folder.resolve("second");
        assertThat(shared().history("export", second)).isZero();
        List<String> before = Files.readAllLines(first.resolve("history.ndjson"));
        assertThat(Files.readAllLines(second.resolve("history.ndjson")).subList(0, before.size() - 1))
                .isEqualTo(before.subList(0, before.size() - 1)); // all but the sum
        Path data = folder.resolve("standalone").resolve("data");
        Files.createDirectories(data.resolve("keys"));
        try (Stream<Path> keys = Files.list(embedded().resolve("keys"))) {
            for (Path key : keys.toList()) {
                Files.copy(key, data.resolve("keys").resolve(key.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        assertThat(embeddedHistory("import", second, data)).isZero();
        Path third = folder.resolve("third");
        assertThat(embeddedHistory("export", third, data)).isZero();
        for (String file : List.of("history.ndjson", "subject-keys.ndjson")) {
            assertThat(third.resolve(file)).hasSameBinaryContentAs(second.resolve(file));
        }
        Checkpoint remote = new PublicLog(query.url()).events();
        try (Product product = Product.start(folder.resolve("standalone"))) {
            PublicLog log = new PublicLog(product);
            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> log.events().size() == remote.size());
            assertThat(log.events().root()).isEqualTo(remote.root());
        }
    }

    private static int embeddedHistory(String what, Path archive, Path data) {
        return HistoryCommand.execute(what, archive.toString(), "--samtykke.data-dir=" + data);
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
        assertThat(client(one, "consents:write")
                        .post("/api/v1/customers/lookup", "{\"identifier\": %s}".formatted(PHONE))
                        .get("customerId")
                        .asString())
                .isEqualTo(survivor);
        JsonNode checked = client(query, "profiles:read").post("/api/v1/permissions/check", """
                {"checks": [{"subject": {"identifiers": [%s]}, "purpose": "newsletter"}]}""".formatted(PHONE));
        assertThat(checked.toString()).contains("\"permitted\":false");
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
