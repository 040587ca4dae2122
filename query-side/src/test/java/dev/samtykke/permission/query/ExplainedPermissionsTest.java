package dev.samtykke.permission.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
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
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.ObjectionRaised;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.PreferencesChanged;
import dev.samtykke.customer.QuietHours;
import dev.samtykke.customer.Standing;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Reach;
import dev.samtykke.notice.CoveredPurpose;
import dev.samtykke.notice.NoticePublished;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.projection.History;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeRevised;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ExplainedPermissionsTest {

    private static final Instant DECIDED = Instant.parse("2026-03-02T10:00:00Z");

    @Autowired
    private History history;

    @Autowired
    private EventStreams streams;

    @LocalServerPort
    private int port;

    private Api api;
    private final String anna = UUID.randomUUID().toString();
    private final String purpose = "explained-" + UUID.randomUUID().toString().substring(0, 8);
    private final String notice = "notice-" + purpose;

    @BeforeEach
    void grant() {
        api = new Api(port, history);
        history.append(Streams.PURPOSE, purpose, new PurposeDefined(purpose, 1, Samples.terms(Period.ofYears(2))));
        publish(1, true);
        happen(anna, new CustomerRegistered(anna));
        happen(anna, new ConsentGranted(anna, purpose, Samples.evidence(DECIDED), true));
    }

    private String publish(int version, boolean material) {
        CoveredPurpose covered = new CoveredPurpose(purpose, 1, LawfulBasis.CONSENT);
        history.append(
                Streams.NOTICE,
                notice,
                new NoticePublished(notice, version, "da", "words", Samples.SHA256, List.of(covered), material));
        return lastEvent();
    }

    private String happen(String customer, CustomerEvent event) {
        history.append(Streams.CUSTOMER, customer, event);
        return lastEvent();
    }

    private String lastEvent() {
        return "event-" + history.head();
    }

    private JsonNode explain(String customer, String more, String scopes) {
        // Notices come from a projection: a read of it waits for the end of the history.
        api.read("/api/v1/notices", "admin");
        HttpResponse<String> answer = api.send(api.to("/api/v1/permissions/explain", scopes)
                .header("Content-Type", "application/json")
                .header("Samtykke-After", Long.toString(history.head()))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"checks\":[{\"subject\":{\"customerId\":\""
                        + customer + "\"},\"purpose\":\"" + purpose + "\"" + more + "}]}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer).at("/results/0");
    }

    @Test
    void aWithdrawalIsExplainedByItsEventItsArticleAndWhatWouldChangeIt() {
        String revoked = happen(anna, new ConsentRevoked(anna, purpose, Samples.evidence(DECIDED.plusSeconds(60))));

        JsonNode explained = explain(anna, "", "compliance");

        assertThat(explained.at("/permitted").asBoolean()).isFalse();
        assertThat(explained.at("/rule").asString()).isEqualTo("REVOKED");
        assertThat(explained.at("/meaning").asString()).isEqualTo("The person withdrew the consent.");
        assertThat(explained.at("/article").asString()).isEqualTo("GDPR art. 7(3)");
        assertThat(explained.at("/customerId").asString()).isEqualTo(anna);
        assertThat(explained.at("/event").toString())
                .isEqualTo("{\"eventId\":\"" + revoked + "\",\"type\":\"consent-revoked\",\"position\":"
                        + history.head() + ",\"recordedAt\":\"" + History.BEGIN.plusSeconds(history.head()) + "\"}");
        assertThat(explained.at("/purpose/version").asInt()).isEqualTo(1);
        assertThat(explained.at("/wouldChange").toString())
                .isEqualTo("[{\"action\":\"obtain-grant\",\"purpose\":\"" + purpose
                        + "\",\"purposeVersion\":1,\"notices\":[{\"id\":\"" + notice
                        + "\",\"minVersion\":1}],\"explicit\":false,\"decidedFrom\":\"2026-03-02T10:01:00Z\"}]");
    }

    @Test
    void aStaleConsentNamesTheRevisionAndTheNoticeThatWouldDo() {
        String material = publish(2, true);
        publish(3, false);
        history.append(Streams.PURPOSE, purpose, new PurposeRevised(purpose, 2, Samples.terms(null), true));
        String revision = lastEvent();

        JsonNode explained = explain(anna, "", "profiles:read");

        assertThat(explained.at("/rule").asString()).isEqualTo("STALE");
        assertThat(explained.at("/event/type").asString()).isEqualTo("consent-granted");
        assertThat(explained.at("/outdatedBy/what").asString()).isEqualTo("PURPOSE_REVISED");
        assertThat(explained.at("/outdatedBy/eventId").asString())
                .isEqualTo(revision)
                .isNotEqualTo(material);
        assertThat(explained.at("/wouldChange/0/purposeVersion").asInt()).isEqualTo(2);
        assertThat(explained.at("/wouldChange/0/notices/0/minVersion").asInt()).isEqualTo(2);
    }

    @Test
    void quietHoursEndAtTheMorningOfThePersonsOwnTimeZone() {
        happen(
                anna,
                new PreferencesChanged(
                        anna,
                        new Preferences(
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), "Europe/Copenhagen"))));

        JsonNode explained = explain(anna, ",\"channel\":\"email\",\"at\":\"2026-06-02T20:00:00Z\"", "compliance");

        assertThat(explained.at("/rule").asString()).isEqualTo("QUIET_HOURS");
        assertThat(explained.at("/wouldChange/0").toString())
                .isEqualTo("{\"action\":\"wait-until\",\"at\":\"2026-06-03T06:00:00Z\","
                        + "\"local\":\"2026-06-03T08:00+02:00[Europe/Copenhagen]\"}");
    }

    @Test
    void thePastIsExplainedByWhatHeldThen() {
        happen(anna, new ConsentRevoked(anna, purpose, Samples.evidence(QueryApplication.NOW.minusSeconds(60))));

        JsonNode before = explain(anna, ",\"at\":\"" + QueryApplication.NOW.minusSeconds(61) + "\"", "compliance");
        JsonNode after = explain(anna, ",\"at\":\"" + QueryApplication.NOW.minusSeconds(60) + "\"", "compliance");

        assertThat(before.at("/permitted").asBoolean()).isTrue();
        assertThat(before.at("/article").asString()).isEqualTo("GDPR art. 6(1)(a)");
        assertThat(before.at("/event/type").asString()).isEqualTo("consent-granted");
        assertThat(before.at("/wouldChange").size()).isZero();
        assertThat(after.at("/rule").asString()).isEqualTo("REVOKED");
    }

    @Test
    void anEventOfAnAbsorbedCustomerIsFound() {
        String survivor = UUID.randomUUID().toString();
        happen(survivor, new CustomerRegistered(survivor));
        Standing standing = streams.state(Streams.CUSTOMER, anna).standing();
        String granted = standing.consents().values().iterator().next().eventId();
        happen(
                survivor,
                new IdentityMerged(
                        survivor, "m", anna, 1, Samples.sealed("one person"), standing, Reach.NONE, Narrowing.NONE));
        happen(anna, new MergedInto(anna, "m", survivor));

        JsonNode explained = explain(anna, "", "compliance");

        assertThat(explained.at("/customerId").asString()).isEqualTo(survivor);
        assertThat(explained.at("/event/eventId").asString()).isEqualTo(granted);
        assertThat(explained.at("/event/type").asString()).isEqualTo("consent-granted");
    }

    @Test
    void nothingPersonalIsExplained() {
        happen(anna, new ObjectionRaised(anna, "*", Samples.sealed("private grounds"), DECIDED, null));

        assertThat(explain(anna, "", "compliance").toString()).doesNotContain("private");
    }

    @Test
    void anUnknownPersonWouldHaveToBecomeKnown() {
        JsonNode explained = explain(UUID.randomUUID().toString(), "", "compliance");

        assertThat(explained.at("/rule").asString()).isEqualTo("UNKNOWN_CUSTOMER");
        assertThat(explained.has("customerId")).isFalse();
        assertThat(explained.at("/wouldChange").toString()).isEqualTo("[{\"action\":\"register-customer\"}]");
    }

    @Test
    void whoMayWriteConsentsMayNotAsk() {
        assertThat(api.post("/api/v1/permissions/explain", "consents:write", "{}")
                        .statusCode())
                .isEqualTo(403);
    }
}
