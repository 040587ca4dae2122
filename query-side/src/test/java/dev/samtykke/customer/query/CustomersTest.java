package dev.samtykke.customer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.customer.IdentifierDetached;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.Standing;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Reach;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.projection.History;
import dev.samtykke.projection.Projections;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class CustomersTest {

    private static final String COMPLIANCE = "compliance";
    private static final Instant DECIDED = Instant.parse("2026-02-01T10:00:00Z");

    @Autowired
    private History history;

    @Autowired
    private Projections projections;

    @LocalServerPort
    private int port;

    private Api api;
    private final String anna = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    @BeforeEach
    void register() {
        api = new Api(port, history);
        register(anna);
    }

    private void register(String id) {
        history.append(Streams.CUSTOMER, id, new CustomerRegistered(id));
    }

    private void attach(String id, String key, String value) {
        history.append(Streams.CUSTOMER, id, new IdentifierAttached(id, key, "email", Samples.sealed(value)));
    }

    private void grant(String id, String purpose) {
        history.append(Streams.CUSTOMER, id, new ConsentGranted(id, purpose, Samples.evidence(DECIDED), true));
    }

    private void define(String purpose) {
        history.append(Streams.PURPOSE, purpose, new PurposeDefined(purpose, 1, Samples.terms(Period.ofYears(2))));
    }

    @Test
    void aGrantIsToldWithItsWorth() {
        define("news");
        grant(anna, "news");

        JsonNode consent = api.read("/api/v1/customers/" + anna, COMPLIANCE).at("/consents/0");

        assertThat(consent.at("/purpose").asString()).isEqualTo("news");
        assertThat(consent.at("/state").asString()).isEqualTo("GRANTED");
        assertThat(consent.at("/permitted").asBoolean()).isTrue();
        assertThat(consent.at("/rule").asString()).isEqualTo("PERMITTED");
        assertThat(consent.at("/basis").asString()).isEqualTo("CONSENT");
        assertThat(consent.at("/notice/sha256").asString()).isEqualTo(Samples.SHA256);
        assertThat(consent.at("/decidedAt").asString()).isEqualTo("2026-02-01T10:00:00Z");
        assertThat(consent.at("/expiresAt").asString()).isEqualTo("2028-02-01T10:00:00Z");
    }

    @Test
    void aGrantIsWorthNothingAfterItsValidityRanOut() {
        history.append(Streams.PURPOSE, "short", new PurposeDefined("short", 1, Samples.terms(Period.ofDays(7))));
        grant(anna, "short");

        JsonNode consent = api.read("/api/v1/customers/" + anna, COMPLIANCE).at("/consents/0");

        assertThat(consent.at("/state").asString()).isEqualTo("EXPIRED");
        assertThat(consent.at("/permitted").asBoolean()).isFalse();
    }

    @Test
    void aDecisionThatArrivesLateChangesNothing() {
        define("late");
        grant(anna, "late");
        history.append(
                Streams.CUSTOMER, anna, new ConsentRevoked(anna, "late", Samples.evidence(DECIDED.minusSeconds(1))));

        assertThat(api.read("/api/v1/customers/" + anna, COMPLIANCE)
                        .at("/consents/0/state")
                        .asString())
                .isEqualTo("GRANTED");
    }

    @Test
    void identifiersAreToldInClearAndErasedOnesByTheirKeyOnly() {
        attach(anna, "key-1", "anna@example.org");
        history.append(Streams.CUSTOMER, anna, new IdentifierAttached(anna, "key-2", "phone", Samples.erased()));
        attach(anna, "key-3", "gone@example.org");
        history.append(Streams.CUSTOMER, anna, new IdentifierDetached(anna, "key-3", "email"));

        JsonNode identifiers = api.read("/api/v1/customers/" + anna, COMPLIANCE).at("/identifiers");

        assertThat(identifiers.size()).isEqualTo(2);
        assertThat(identifiers.at("/0").toString())
                .isEqualTo("{\"type\":\"email\",\"key\":\"key-1\",\"value\":\"anna@example.org\"}");
        assertThat(identifiers.at("/1").toString()).isEqualTo("{\"type\":\"phone\",\"key\":\"key-2\"}");
    }

    @Test
    void noDocumentHoldsAPersonalValue() {
        attach(anna, "key-1", "anna@example.org");
        api.read("/api/v1/customers/" + anna, COMPLIANCE);

        Document document = projections
                .documents(ProjectionNames.CUSTOMER)
                .find(new Document("_id", anna))
                .first();

        assertThat(document.toJson())
                .contains("key-1")
                .doesNotContain("example.org")
                .doesNotContain("sealed");
    }

    @Test
    void anAbsorbedCustomerIsAnsweredForByTheSurvivor() {
        define("merged");
        register(other);
        attach(anna, "key-anna", "anna@example.org");
        attach(other, "key-other", "a.b@example.org");
        history.append(
                Streams.CUSTOMER,
                anna,
                new IdentityMerged(
                        anna,
                        "merge-1",
                        other,
                        1,
                        Samples.sealed("same person"),
                        Standing.NONE,
                        Reach.NONE,
                        Narrowing.NONE));
        history.append(Streams.CUSTOMER, other, new MergedInto(other, "merge-1", anna));

        JsonNode survivor = api.read("/api/v1/customers/" + anna, COMPLIANCE);
        JsonNode absorbed = api.read("/api/v1/customers/" + other, COMPLIANCE);

        assertThat(survivor.has("mergedInto")).isFalse();
        assertThat(survivor.at("/absorbed/0").asString()).isEqualTo(other);
        assertThat(survivor.at("/identifiers").findValuesAsString("value"))
                .isEqualTo(List.of("anna@example.org", "a.b@example.org"));
        assertThat(absorbed.at("/customerId").asString()).isEqualTo(other);
        assertThat(absorbed.at("/mergedInto").asString()).isEqualTo(anna);
        assertThat(absorbed.at("/identifiers")).isEqualTo(survivor.at("/identifiers"));
    }

    @Test
    void anUnknownCustomerIsNotFound() {
        HttpResponse<String> answer = api.get("/api/v1/customers/" + UUID.randomUUID(), COMPLIANCE, "application/json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Api.json(answer).at("/type").asString()).isEqualTo("unknown-customer");
    }

    @Test
    void anIdThatIsNoUuidIsRefusedByName() {
        HttpResponse<String> answer = api.get("/api/v1/customers/anna", COMPLIANCE, "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.json(answer).at("/violations/0/field").asString()).isEqualTo("id");
    }

    @Test
    void nobodyElseMayRead() {
        for (String scopes : List.of("admin", "consents:write", "profiles:read")) {
            assertThat(api.get("/api/v1/customers/" + anna, scopes, "application/json")
                            .statusCode())
                    .as(scopes)
                    .isEqualTo(403);
        }
    }
}
