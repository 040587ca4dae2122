package dev.samtykke.consent.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import dev.samtykke.consent.Evidence;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.Standing;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Reach;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.projection.History;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.StreamParts;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeRetired;
import dev.samtykke.purpose.PurposeRevised;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ReConsentsTest {

    /** A hundred days before the clock's time, at noon. */
    private static final Instant DECIDED = Instant.parse("2026-02-21T12:00:00Z");

    @Autowired
    private History history;

    @Autowired
    private EventStreams streams;

    @Autowired
    private Projections projections;

    @LocalServerPort
    private int port;

    private Api api;
    private final String purpose = "again-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void define() {
        api = new Api(port, history);
        history.append(Streams.PURPOSE, purpose, new PurposeDefined(purpose, 1, Samples.terms(Period.ofDays(150))));
    }

    private String happen(String customer, CustomerEvent event) {
        history.append(Streams.CUSTOMER, customer, event);
        return "event-" + history.head();
    }

    private String somebody() {
        String id = UUID.randomUUID().toString();
        happen(id, new CustomerRegistered(id));
        return id;
    }

    private String grant(Instant decidedAt, boolean verified) {
        String id = somebody();
        happen(id, new ConsentGranted(id, purpose, Samples.evidence(decidedAt), verified));
        return id;
    }

    private String path() {
        return "/api/v1/purposes/" + purpose + "/re-consents";
    }

    private JsonNode ask(String query) {
        // The counts come from a projection of their own.
        api.read("/api/v1/statistics/standings", "compliance");
        return api.read(path() + query, "compliance");
    }

    private static List<String> ids(JsonNode answer) {
        return answer.at("/customers").findValuesAsString("customerId");
    }

    private List<String> sorted(String... ids) {
        return Stream.of(ids).sorted().toList();
    }

    @Test
    void everyReasonIsToldWithItsEventAndCounted() {
        grant(DECIDED, true);
        String expired = grant(DECIDED.minusSeconds(51 * 86_400), true);
        String imported = grant(DECIDED, false);
        String event = "event-" + history.head();
        String refused = somebody();
        happen(refused, new ConsentRefused(refused, purpose, Samples.evidence(DECIDED)));
        String conflicting = merge(grant(DECIDED, true), refused);

        JsonNode answer = ask("");

        assertThat(ids(answer)).isEqualTo(sorted(expired, imported, conflicting));
        assertThat(answer.at("/counts").toString())
                .isEqualTo("{\"STALE\":0,\"EXPIRED\":1,\"CONFLICT\":1,\"UNVERIFIED\":1}");
        JsonNode one = ask("?reason=UNVERIFIED").at("/customers");
        assertThat(one.size()).isEqualTo(1);
        assertThat(one.at("/0/customerId").asString()).isEqualTo(imported);
        assertThat(one.at("/0/eventId").asString()).isEqualTo(event);
        assertThat(one.at("/0/expiresAt").asString()).isEqualTo("2026-07-21T12:00:00Z");
    }

    private String merge(String survivor, String absorbed) {
        CustomerState one = streams.state(Streams.CUSTOMER, survivor);
        CustomerState other = streams.state(Streams.CUSTOMER, absorbed);
        Standing standing = Standing.merge(one.standing(), other.standing());
        happen(
                survivor,
                new IdentityMerged(
                        survivor, "m", absorbed, 1, Samples.sealed("one"), standing, Reach.NONE, Narrowing.NONE));
        happen(absorbed, new MergedInto(absorbed, "m", survivor));
        return survivor;
    }

    @Test
    void aMaterialRevisionMakesEverybodyStaleWithoutAWrite() {
        String anna = grant(DECIDED, true);
        assertThat(ids(ask(""))).isEmpty();
        Document before = document(anna);
        history.append(Streams.PURPOSE, purpose, new PurposeRevised(purpose, 2, Samples.terms(null), true));
        String revision = "event-" + history.head();

        JsonNode answer = ask("");

        assertThat(ids(answer)).isEqualTo(List.of(anna));
        assertThat(answer.at("/purposeVersion").asInt()).isEqualTo(2);
        assertThat(answer.at("/counts/STALE").asInt()).isEqualTo(1);
        assertThat(answer.at("/customers/0/reason").asString()).isEqualTo("STALE");
        assertThat(answer.at("/customers/0/outdatedBy/eventId").asString()).isEqualTo(revision);
        assertThat(document(anna)).isEqualTo(before);
    }

    private Document document(String customer) {
        return projections
                .documents(ProjectionNames.CONSENT)
                .find(new Document("_id", StreamParts.id(purpose, customer)))
                .first();
    }

    @Test
    void whoseConsentRunsOutSoonIsFoundBefore() {
        String anna = grant(DECIDED, true);

        assertThat(ids(ask(""))).isEmpty();
        assertThat(ids(ask("?expiresBefore=2026-07-21T11:59:59Z"))).isEmpty();
        JsonNode answer = ask("?expiresBefore=2026-07-22T00:00:00Z&reason=EXPIRED");
        assertThat(ids(answer)).isEqualTo(List.of(anna));
        assertThat(answer.at("/counts/EXPIRED").asInt()).isEqualTo(1);
    }

    @Test
    void whoDecidesAgainNeedsNotBeAsked() {
        String anna = grant(DECIDED, false);
        happen(anna, new ConsentGranted(anna, purpose, Samples.evidence(DECIDED.plusSeconds(1)), true));
        String other = grant(DECIDED, false);
        happen(other, new ConsentRevoked(other, purpose, Samples.evidence(DECIDED.plusSeconds(1))));

        JsonNode answer = ask("");

        assertThat(ids(answer)).isEmpty();
        assertThat(answer.at("/counts/UNVERIFIED").asInt()).isZero();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(grant(DECIDED, false));
            grant(DECIDED, true);
        }
        List<String> read = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = ask("?limit=3&after=" + after);
            assertThat(page.at("/customers").size()).isLessThanOrEqualTo(3);
            read.addAll(ids(page));
            after = page.at("/next").asString("");
        } while (!after.isEmpty());

        assertThat(read).isEqualTo(all.stream().sorted().toList());
    }

    @Test
    void aRetiredPurposeAsksNobody() {
        grant(DECIDED, false);
        history.append(Streams.PURPOSE, purpose, new PurposeRetired(purpose, null));

        assertThat(api.get(path(), "compliance", "application/json").statusCode())
                .isEqualTo(409);
    }

    @Test
    void anUnknownReasonOrCursorIsRefusedByName() {
        for (String query : List.of("reason=UNHAPPY", "after=x", "limit=0", "expiresBefore=soon")) {
            HttpResponse<String> answer = api.get(path() + "?" + query, "compliance", "application/json");

            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(Api.json(answer).at("/violations/0/field").asString())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void noDocumentHoldsAGuardian() {
        String anna = somebody();
        Evidence plain = Samples.evidence(DECIDED);
        happen(
                anna,
                new ConsentGranted(
                        anna,
                        purpose,
                        new Evidence(
                                1,
                                plain.notice(),
                                "da",
                                "web",
                                "shop",
                                "checkbox",
                                false,
                                Samples.sealed("guardian"),
                                "guardian",
                                DECIDED,
                                null),
                        false));
        ask("");

        assertThat(document(anna).toJson()).contains("checkbox").doesNotContain("sealed");
    }
}
