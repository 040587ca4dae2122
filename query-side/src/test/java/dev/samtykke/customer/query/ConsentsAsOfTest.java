package dev.samtykke.customer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

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
import dev.samtykke.customer.MergedInto;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.projection.History;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeRevised;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ConsentsAsOfTest {

    private static final String COMPLIANCE = "compliance";
    /** Long before anything of this history was recorded. */
    private static final Instant GRANTED = Instant.parse("2026-02-01T10:00:00Z");

    @Autowired
    private History history;

    @LocalServerPort
    private int port;

    private Api api;
    private final String purpose = "as-of-" + UUID.randomUUID();
    private final String anna = UUID.randomUUID().toString();

    @BeforeEach
    void register() {
        api = new Api(port, history);
        history.append(Streams.PURPOSE, purpose, new PurposeDefined(purpose, 1, Samples.terms(null)));
        history.append(Streams.CUSTOMER, anna, new CustomerRegistered(anna));
        grant(GRANTED);
    }

    private Instant grant(Instant decidedAt) {
        history.append(Streams.CUSTOMER, anna, new ConsentGranted(anna, purpose, Samples.evidence(decidedAt), true));
        return recorded();
    }

    private Instant revoke(Instant decidedAt) {
        history.append(Streams.CUSTOMER, anna, new ConsentRevoked(anna, purpose, Samples.evidence(decidedAt)));
        return recorded();
    }

    private Instant recorded() {
        return History.BEGIN.plusSeconds(history.head());
    }

    private JsonNode consents(String query) {
        return api.read("/api/v1/customers/" + anna + "/consents" + query, COMPLIANCE);
    }

    private String state(Instant at, Instant knownAt) {
        return consents("?at=" + at + "&knownAt=" + knownAt)
                .at("/consents/0/state")
                .asString("none");
    }

    @Test
    void withoutTimesItTellsWhatHoldsNow() {
        JsonNode answer = consents("");

        assertThat(answer.at("/at").asString()).isEqualTo(QueryApplication.NOW.toString());
        assertThat(answer.at("/knownAt").asString()).isEqualTo(QueryApplication.NOW.toString());
        assertThat(answer.at("/consents/0/permitted").asBoolean()).isTrue();
    }

    @Test
    void aRevocationHoldsFromWhenThePersonMadeItAndIsKnownFromWhenItWasRecorded() {
        Instant revoked = GRANTED.plusSeconds(3600);
        Instant learnt = revoke(revoked);

        assertThat(state(revoked.minusMillis(1), learnt)).isEqualTo("GRANTED");
        assertThat(state(revoked, learnt)).isEqualTo("REVOKED");
        assertThat(state(revoked, learnt.minusMillis(1))).isEqualTo("GRANTED");
    }

    @Test
    void nothingWasKnownBeforeItWasRecorded() {
        assertThat(consents("?at=" + GRANTED + "&knownAt=" + GRANTED)
                        .at("/consents")
                        .size())
                .isZero();
    }

    @Test
    void aDecisionThatArrivedLateChangesThePastButNotThePresent() {
        Instant early = GRANTED.minusSeconds(3600);
        Instant learnt = revoke(early);

        assertThat(state(early, learnt)).isEqualTo("REVOKED");
        assertThat(state(GRANTED, learnt)).isEqualTo("GRANTED");
        assertThat(consents("").at("/consents/0/state").asString()).isEqualTo("GRANTED");
    }

    @Test
    void aPurposeIsJudgedByItsTermsAtTheTime() {
        Instant before = recorded();
        history.append(Streams.PURPOSE, purpose, new PurposeRevised(purpose, 2, Samples.terms(null), true));
        Instant revised = recorded();

        assertThat(state(before, before)).isEqualTo("GRANTED");
        assertThat(state(revised, revised)).isEqualTo("STALE");
    }

    @Test
    void aMergeHoldsFromWhenItWasRecorded() {
        String survivor = UUID.randomUUID().toString();
        Instant before = recorded();
        history.append(Streams.CUSTOMER, survivor, new CustomerRegistered(survivor));
        history.append(Streams.CUSTOMER, anna, new MergedInto(anna, "m", survivor));

        assertThat(consents("").at("/mergedInto").asString()).isEqualTo(survivor);
        assertThat(consents("").at("/consents").size()).isZero();
        assertThat(state(before, recorded())).isEqualTo("GRANTED");
    }

    @Test
    void anUnknownCustomerIsNotFound() {
        assertThat(api.get("/api/v1/customers/" + UUID.randomUUID() + "/consents", COMPLIANCE, "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTimeThatIsNoneIsRefusedByName() {
        var answer = api.get("/api/v1/customers/" + anna + "/consents?at=yesterday", COMPLIANCE, "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.json(answer).at("/violations/0/field").asString()).isEqualTo("at");
    }
}
