package dev.samtykke.permission.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.Period;
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
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.IdentifierClaimed;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.projection.History;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class PermissionChecksTest {

    private static final String CHECK = "/api/v1/permissions/check";
    private static final String READER = "profiles:read";
    private static final Instant DECIDED = Instant.parse("2026-02-01T10:00:00Z");

    @Autowired
    private History history;

    @Autowired
    private EventStreams streams;

    @Autowired
    private IdentifierKeys keys;

    @LocalServerPort
    private int port;

    private Api api;
    private final String anna = UUID.randomUUID().toString();

    @BeforeEach
    void grantOnce() {
        api = new Api(port, history);
        if (!streams.load(Streams.PURPOSE, "offers").exists()) {
            history.append(
                    Streams.PURPOSE, "offers", new PurposeDefined("offers", 1, Samples.terms(Period.ofYears(2))));
        }
        history.append(Streams.CUSTOMER, anna, new CustomerRegistered(anna));
        history.append(Streams.CUSTOMER, anna, new ConsentGranted(anna, "offers", Samples.evidence(DECIDED), true));
    }

    private JsonNode check(String subject, String more) {
        HttpResponse<String> answer = api.send(api.to(CHECK, READER)
                .header("Content-Type", "application/json")
                .header("Samtykke-After", Long.toString(history.head()))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"checks\":[{\"subject\":" + subject + ",\"purpose\":\"offers\"" + more + "}]}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer).at("/results/0");
    }

    private static String byId(String customer) {
        return "{\"customerId\":\"" + customer + "\"}";
    }

    private static String byEmail(String email) {
        return "{\"identifiers\":[{\"type\":\"email\",\"value\":\"" + email + "\"}]}";
    }

    private void claim(String email, String customer) {
        String key = keys.identify("email", email, "test").key();
        history.append(Streams.IDENTIFIER, key, new IdentifierClaimed(key, "email", customer));
    }

    @Test
    void aGrantPermitsNamingWhatItRestsOn() {
        JsonNode result = check(byId(anna), "");

        assertThat(result.at("/permitted").asBoolean()).isTrue();
        assertThat(result.at("/rule").asString()).isEqualTo("PERMITTED");
        assertThat(result.at("/basis").asString()).isEqualTo("CONSENT");
        assertThat(result.at("/purposeVersion").asInt()).isEqualTo(1);
        assertThat(result.at("/eventId").asString()).isEqualTo("event-" + history.head());
        assertThat(result.at("/categories").toString()).isEqualTo("[\"contact\",\"behaviour\"]");
        assertThat(result.at("/expiresAt").asString()).isEqualTo("2028-02-01T10:00:00Z");
    }

    @Test
    void aRevocationClosesTheGateForTheNextCheck() {
        check(byId(anna), "");
        history.append(
                Streams.CUSTOMER, anna, new ConsentRevoked(anna, "offers", Samples.evidence(DECIDED.plusSeconds(9))));

        JsonNode result = check(byId(anna), "");

        assertThat(result.at("/permitted").asBoolean()).isFalse();
        assertThat(result.at("/rule").asString()).isEqualTo("REVOKED");
        assertThat(result.has("categories")).isFalse();
    }

    @Test
    void aCustomerIsFoundByAnyWayOfWritingAnIdentifier() {
        claim("anna@example.org", anna);

        assertThat(check(byEmail("Anna@Example.ORG"), "").at("/permitted").asBoolean())
                .isTrue();
    }

    @Test
    void anUnknownSubjectIsDenied() {
        assertThat(check(byEmail("nobody@example.org"), "").toString())
                .isEqualTo("{\"permitted\":false,\"rule\":\"UNKNOWN_CUSTOMER\"}");
        assertThat(check(byId(UUID.randomUUID().toString()), "").at("/rule").asString())
                .isEqualTo("UNKNOWN_CUSTOMER");
    }

    @Test
    void identifiersOfSeveralCustomersNeedThePermissionOfEachOfThem() {
        String other = UUID.randomUUID().toString();
        history.append(Streams.CUSTOMER, other, new CustomerRegistered(other));
        claim("both-1@example.org", anna);
        claim("both-2@example.org", other);

        JsonNode result = check(
                "{\"identifiers\":[{\"type\":\"email\",\"value\":\"both-1@example.org\"},"
                        + "{\"type\":\"email\",\"value\":\"both-2@example.org\"}]}",
                "");

        assertThat(result.at("/rule").asString()).isEqualTo("UNASKED");
    }

    @Test
    void anAbsorbedCustomerIsJudgedByTheSurvivor() {
        String absorbed = UUID.randomUUID().toString();
        history.append(Streams.CUSTOMER, absorbed, new CustomerRegistered(absorbed));
        history.append(Streams.CUSTOMER, absorbed, new MergedInto(absorbed, "m", anna));

        assertThat(check(byId(absorbed), "").at("/permitted").asBoolean()).isTrue();
    }

    @Test
    void aPastInstantIsJudgedByWhatHeldThen() {
        assertThat(check(byId(anna), ",\"at\":\"2026-02-01T09:59:59Z\"")
                        .at("/rule")
                        .asString())
                .isEqualTo("UNKNOWN_PURPOSE");
        Instant defined = streams.state(Streams.PURPOSE, "offers").current().recordedAt();
        history.append(
                Streams.CUSTOMER,
                anna,
                new ConsentRevoked(anna, "offers", Samples.evidence(QueryApplication.NOW.minusSeconds(60))));

        assertThat(check(byId(anna), ",\"at\":\"" + defined + "\"")
                        .at("/permitted")
                        .asBoolean())
                .isTrue();
        assertThat(check(byId(anna), ",\"at\":\"" + QueryApplication.NOW.minusSeconds(60) + "\"")
                        .at("/rule")
                        .asString())
                .isEqualTo("REVOKED");
    }

    @Test
    void aFutureInstantIsAfterTheExpiry() {
        assertThat(check(byId(anna), ",\"at\":\"2028-02-01T10:00:00Z\"")
                        .at("/rule")
                        .asString())
                .isEqualTo("EXPIRED");
    }

    @Test
    void aCategoryThatThePurposeDoesNotCoverIsDenied() {
        assertThat(check(byId(anna), ",\"categories\":[\"health\"]").at("/rule").asString())
                .isEqualTo("CATEGORY_NOT_COVERED");
        assertThat(check(byId(anna), ",\"categories\":[\"health\",\"contact\"]")
                        .at("/categories")
                        .toString())
                .isEqualTo("[\"contact\"]");
    }

    @Test
    void aQuestionAboutNobodyIsRefusedByName() {
        HttpResponse<String> answer = api.post(CHECK, READER, "{\"checks\":[{\"subject\":{},\"purpose\":\"offers\"}]}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Api.json(answer).at("/violations/0/field").asString()).isEqualTo("checks[0].subject");
    }

    @Test
    void noQuestionAtAllIsRefused() {
        assertThat(api.post(CHECK, READER, "{\"checks\":[]}").statusCode()).isEqualTo(400);
    }
}
