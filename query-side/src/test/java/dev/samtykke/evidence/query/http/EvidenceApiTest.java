package dev.samtykke.evidence.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.consent.NoticeReference;
import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.audit.HttpSource;
import dev.samtykke.evidence.log.audit.LogAuditor;
import dev.samtykke.evidence.log.bundle.BundleVerifier;
import dev.samtykke.evidence.log.bundle.EvidenceBundle;
import dev.samtykke.evidence.log.bundle.ReceiptVerifier;
import dev.samtykke.evidence.log.bundle.Trust;
import dev.samtykke.evidence.log.claim.Claim;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.ProofVerifier;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.TlogProof;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.query.People;
import dev.samtykke.evidence.query.TestHistory;
import dev.samtykke.evidence.query.leaf.LeafFactory;

@SpringBootTest(
        classes = EvidenceApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"samtykke.evidence.origin=log.example/customers", "samtykke.evidence.checkpoint-interval=20ms"})
class EvidenceApiTest {

    /** Not a temporary folder of the test: the application goes on writing until the JVM ends. */
    private static final Path FOLDER = Path.of("target", "evidence-" + UUID.randomUUID());

    private static int customers = 0;

    @Autowired
    private TestHistory history;

    private Client client = new Client(0);
    private People people = new People(new TestHistory());
    private int me;

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry registry) {
        registry.add("samtykke.data-dir", FOLDER::toString);
    }

    @BeforeEach
    void aNewCustomer(@LocalServerPort int port) {
        client = new Client(port);
        people = new People(history);
        if (history.head() < 0) {
            people.purpose("newsletter");
        }
        me = customers++;
        people.register(me);
    }

    private List<VerifierKey> keys() {
        return new String(client.open("/log/keys").body(), UTF_8)
                .lines()
                .map(VerifierKey::parse)
                .toList();
    }

    private void covered() {
        HttpResponse<byte[]> proof =
                client.get("/api/v1/events/" + TestHistory.eventId(history.head()) + "/proof", Client.COMPLIANCE);
        assertThat(proof.statusCode()).isEqualTo(200);
    }

    private static Hash subject(String type, String stream) {
        return Hash.fromHex(TestHistory.STAMP.of(type, stream));
    }

    private static Hash customer(int number) {
        return subject("Customer", People.id(number));
    }

    private static Hash identifier(String name) {
        return subject("Identifier", "identifier:" + People.key(name));
    }

    private static final Hash PURPOSE = subject("Purpose", "purpose:newsletter");

    @Nested
    class ThePublicLog {

        @Test
        void servesCheckpointsThatAStockNoteVerifierAccepts() {
            covered();
            for (String log : List.of("events", "statements")) {
                HttpResponse<byte[]> answer = client.open("/log/" + log + "/checkpoint");
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(header(answer, "Content-Type")).isEqualTo("text/plain;charset=UTF-8");
                assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
                SignedCheckpoint checkpoint = SignedCheckpoint.parse(answer.body());
                assertThat(checkpoint.checkpoint().origin()).isEqualTo("log.example/customers/" + log);
                assertThat(checkpoint.verify(keys()))
                        .extracting(VerifierKey::name)
                        .containsExactly("log.example/customers/" + log);
            }
        }

        @Test
        void isReplayedAndFoundCorrectByAnAuditorOverHttp() {
            while (history.head() < 300) {
                people.register(++customers);
            }
            customers++;
            covered();
            Claims claims = new Claims();
            new LogAuditor(new HttpSource(client.uri("/log/")), new MemoryStore(), claims).audit(keys());
            assertThat(claims.list()).isNotEmpty().allMatch(Claim::holds);
        }

        @Test
        void letsFullTilesBeKeptForEverAndPartialOnesForAMoment() {
            while (history.head() < 300) {
                people.register(++customers);
            }
            customers++;
            covered();
            long size = SignedCheckpoint.parse(
                            client.open("/log/events/checkpoint").body())
                    .checkpoint()
                    .size();
            HttpResponse<byte[]> full = client.open("/log/events/tile/0/000");
            assertThat(full.body()).hasSize(256 * 32);
            assertThat(header(full, "Content-Type")).isEqualTo("application/octet-stream");
            assertThat(header(full, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
            HttpResponse<byte[]> partial = client.open("/log/events/tile/0/001.p/" + size % 256);
            assertThat(partial.body()).hasSize((int) (size % 256) * 32);
            assertThat(header(partial, "Cache-Control")).isEqualTo("max-age=60, public");
            assertThat(client.open("/log/events/tile/entries/000").statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/log/events/tile/0/999",
                    "/log/events/tile/0/000.p/256",
                    "/log/events/tile/0/000.p/0",
                    "/log/events/tile/0/000.p/01",
                    "/log/events/tile/0/x000/000",
                    "/log/events/tile/64/000",
                    "/log/events/tile/00/000",
                    "/log/events/tile/0/0",
                    "/log/events/tile/0/-01",
                    "/log/events/tile/data/000",
                    "/log/events/tile/0/%30%30%30",
                    "/log/events/tile/entries/../../../head",
                    "/log/events/tile/",
                    "/log/events/head",
                    "/log/head",
                    "/log/map/checkpoint",
                    "/log/links/tile/0/000",
                    "/log/events/checkpoint/"
                })
        void hasNothingElseToShow(String path) {
            covered();
            HttpResponse<byte[]> answer = client.open(path);
            assertThat(answer.statusCode()).isIn(404, 400);
            assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        }

        @Test
        void provesThatItOnlyGrew() {
            people.grant(me, "newsletter", null);
            covered();
            SignedCheckpoint older =
                    SignedCheckpoint.parse(client.open("/log/events/checkpoint").body());
            people.revoke(me, "newsletter");
            covered();
            SignedCheckpoint newer =
                    SignedCheckpoint.parse(client.open("/log/events/checkpoint").body());
            long from = older.checkpoint().size();
            long to = newer.checkpoint().size();

            HttpResponse<byte[]> answer = client.open("/log/events/consistency?from=" + from + "&to=" + to);
            assertThat(header(answer, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
            List<Hash> proof = new String(answer.body(), UTF_8)
                    .lines()
                    .map(Hash::fromBase64)
                    .toList();
            ProofVerifier.consistency(
                    from, older.checkpoint().root(), to, newer.checkpoint().root(), proof);
            assertThat(client.open("/log/statements/consistency?from=1&to=1").body())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"from=1&to=999999", "from=3&to=2", "from=-1&to=2", "from=1", "from=one&to=2"})
        void provesNothingOfSizesThatThereAreNot(String query) {
            covered();
            HttpResponse<byte[]> answer = client.open("/log/events/consistency?" + query);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).get("violations").get(0).get("field").asString())
                    .isIn("from", "to");
        }

        @Test
        void hasNoTimeStampWithoutAnAuthority() {
            assertThat(client.open("/log/statements/stamped").statusCode()).isEqualTo(404);
            assertThat(client.open("/log/statements/timestamps/1").statusCode()).isEqualTo(404);
        }

        @Test
        void mayBeReadByAnyWebPage() {
            assertThat(header(
                            client.open("/log/keys", "Origin", "https://regulator.example"),
                            "Access-Control-Allow-Origin"))
                    .isEqualTo("*");
            assertThat(client.get("/api/v1/evidence", Client.COMPLIANCE, "Origin", "https://regulator.example")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Nested
    class Proofs {

        @Test
        void ofAnEventVerifyAgainstThePublishedKeys() {
            long position = people.grant(me, "newsletter", null);
            HttpResponse<byte[]> answer =
                    client.get("/api/v1/events/" + TestHistory.eventId(position) + "/proof", Client.COMPLIANCE);
            assertThat(header(answer, "Content-Type")).isEqualTo("text/plain;charset=UTF-8");

            TlogProof proof = TlogProof.parse(new String(answer.body(), UTF_8));
            EventLeaf leaf = new LeafFactory(TestHistory.STAMP).leaf(history.event(position));
            assertThat(proof.index()).isEqualTo(position);
            proof.verify(leaf.hash());
            proof.checkpoint().verify(keys());
        }

        @Test
        void areGivenForKnownEventsOnly() {
            assertThat(client.get("/api/v1/events/" + People.id(99_999) + "/proof", Client.COMPLIANCE)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(client.get("/api/v1/events/none/proof", Client.COMPLIANCE)
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void areForComplianceOnly() {
            String path = "/api/v1/events/" + TestHistory.eventId(0) + "/proof";
            assertThat(client.open(path).statusCode()).isEqualTo(401);
            assertThat(client.get(path, Client.FRONT_END).statusCode()).isEqualTo(403);
        }
    }

    @Nested
    class Bundles {

        private byte[] bundle(int number, String query) {
            HttpResponse<byte[]> answer =
                    client.get("/api/v1/customers/" + People.id(number) + "/evidence" + query, Client.COMPLIANCE);
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }

        private List<Claim> verified(byte[] bundle, Hash... expected) {
            Claims claims = new Claims();
            new BundleVerifier(Trust.of(keys()), claims).verify(bundle, List.of(expected));
            assertThat(claims.list()).isNotEmpty().allMatch(Claim::holds);
            return claims.list();
        }

        private Stream<String> details(List<Claim> claims, String name) {
            return claims.stream().filter(claim -> claim.name().endsWith(name)).map(Claim::detail);
        }

        @Test
        void holdAllEventsOfACustomerWithWhatTheySayAndTheNoticesThatTheyCite() {
            NoticeReference notice = people.notice("privacy-" + me, "Vi skriver til dig om vores produkter.");
            people.grant(me, "newsletter", notice);
            people.revoke(me, "newsletter");
            byte[] bundle = bundle(me, "");

            List<Claim> claims = verified(bundle, customer(me), identifier("email" + me), PURPOSE);
            assertThat(details(claims, "payloads")).contains("4 of 4 payloads are shown and are those committed to");
            EvidenceBundle parsed = EvidenceBundle.parse(bundle);
            assertThat(parsed.notices())
                    .singleElement()
                    .satisfies(archived -> assertThat(new String(archived.bytes(), UTF_8))
                            .isEqualTo("Vi skriver til dig om vores produkter."));
            assertThat(new String(bundle, UTF_8)).contains("person" + me + "@example.org");
        }

        @Test
        void withRedactedPayloadsProveTheSame() {
            people.grant(me, "newsletter", people.notice("privacy-" + me, "En tekst."));
            byte[] bundle = bundle(me, "?redact=true");
            List<Claim> claims = verified(bundle, customer(me), identifier("email" + me), PURPOSE);
            assertThat(details(claims, "payloads")).contains("0 of 3 payloads are shown and are those committed to");
            assertThat(new String(bundle, UTF_8)).doesNotContain("example.org", People.id(me), "salt");
        }

        @Test
        void stillVerifyAfterErasureWithTheirCommitmentsClosed() {
            people.grant(me, "newsletter", people.notice("privacy-" + me, "En anden tekst."));
            history.keys().destroy(People.id(me));
            byte[] bundle = bundle(me, "");

            List<Claim> claims = verified(bundle, customer(me), identifier("email" + me), PURPOSE);
            assertThat(details(claims, "payloads")).contains("0 of 3 payloads are shown and are those committed to");
            assertThat(new String(bundle, UTF_8)).doesNotContain("example.org");
        }

        @Test
        void coverAbsorbedCustomersAndAnswerForThemToo() {
            int absorbed = ++customers;
            customers++;
            people.register(absorbed).merge(me, absorbed);
            Hash[] everything = {
                customer(me), customer(absorbed), identifier("email" + me), identifier("email" + absorbed)
            };
            verified(bundle(me, ""), everything);
            verified(bundle(absorbed, ""), everything);
        }

        @Test
        void doNotShowWhomElseAnIdentifierPointedTo() {
            int other = ++customers;
            customers++;
            people.register(other).transfer("email" + me, me, other);
            byte[] bundle = bundle(me, "");
            List<Claim> claims = verified(bundle, customer(me), identifier("email" + me));
            assertThat(details(claims, "payloads")).contains("2 of 3 payloads are shown and are those committed to");
            assertThat(new String(bundle, UTF_8)).doesNotContain(People.id(other));
        }

        @Test
        void areGivenForKnownCustomersOnly() {
            HttpResponse<byte[]> answer =
                    client.get("/api/v1/customers/" + People.id(99_999) + "/evidence", Client.COMPLIANCE);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer).get("type").asString()).isEqualTo("unknown-customer");
        }
    }

    @Nested
    class Receipts {

        private HttpResponse<byte[]> receipt(long position, String query, String... headers) {
            return client.get(
                    "/api/v1/events/" + TestHistory.eventId(position) + "/receipt" + query, Client.FRONT_END, headers);
        }

        @Test
        void ofADecisionAreAcceptedByTheOfflineVerifier() {
            long position = people.revoke(me, "newsletter");
            HttpResponse<byte[]> answer = receipt(position, "");
            assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
            verify(answer.body());
            assertThat(json(answer).at("/payload/customerId").asString()).isEqualTo(People.id(me));
        }

        private void verify(byte[] receipt) {
            Claims claims = new Claims();
            new ReceiptVerifier(Trust.of(keys()), claims).verify(receipt, List.of(customer(me)));
            assertThat(claims.list()).isNotEmpty().allMatch(Claim::holds);
        }

        @Test
        void comeAsJsonLdWithTheVerifiableOneInside() {
            HttpResponse<byte[]> answer =
                    receipt(people.grant(me, "newsletter", null), "", "Accept", "application/ld+json");
            assertThat(header(answer, "Content-Type")).isEqualTo("application/ld+json");
            JsonNode receipt = json(answer);
            assertThat(receipt.get("@type").asString()).isEqualTo("dpv:ConsentReceipt");
            verify(receipt.get("dct:source").asString().getBytes(UTF_8));
        }

        @Test
        void comeInTheKantaraFormForGrantsOnly() {
            HttpResponse<byte[]> answer = receipt(people.grant(me, "newsletter", null), "?format=kantara");
            assertThat(json(answer).get("version").asString()).isEqualTo("KI-CR-v1.1.0");
            verify(json(answer).get("signedReceipt").asString().getBytes(UTF_8));

            HttpResponse<byte[]> refused = receipt(people.revoke(me, "newsletter"), "?format=kantara");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(json(refused).get("type").asString()).isEqualTo("receipt-form-for-grants-only");
        }

        @Test
        void comeInNoOtherForm() {
            long position = people.grant(me, "newsletter", null);
            assertThat(receipt(position, "?format=pdf").statusCode()).isEqualTo(400);
            assertThat(receipt(position, "", "Accept", "image/png").statusCode())
                    .isEqualTo(406);
        }

        @Test
        void areGivenForDecisionsOnly() {
            HttpResponse<byte[]> answer = receipt(history.head(), "");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(json(answer).get("type").asString()).isEqualTo("not-a-consent-decision");
        }

        @Test
        void areGoneWithTheKeysOfThePerson() {
            long position = people.grant(me, "newsletter", null);
            history.keys().destroy(People.id(me));
            HttpResponse<byte[]> answer = receipt(position, "");
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(json(answer).get("type").asString()).isEqualTo("payload-erased");
        }
    }

    @Test
    void theStatusTellsThatAllIsWell() {
        covered();
        JsonNode status = json(client.post("/api/v1/evidence/checks", Client.COMPLIANCE));
        assertThat(status.get("state").asString()).isEqualTo("RUNNING");
        assertThat(status.get("size").asLong()).isPositive();
        assertThat(client.open("/actuator/health").statusCode()).isEqualTo(200);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return new JsonMapper().readTree(answer.body());
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
