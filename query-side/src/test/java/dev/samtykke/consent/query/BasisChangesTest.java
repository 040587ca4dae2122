package dev.samtykke.consent.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.NoticeServed;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.notice.CoveredPurpose;
import dev.samtykke.notice.NoticePublished;
import dev.samtykke.projection.History;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeRevised;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class BasisChangesTest {

    private static final Instant DECIDED = Instant.parse("2026-02-21T12:00:00Z");

    @Autowired
    private History history;

    @LocalServerPort
    private int port;

    private Api api;
    private final String purpose = "moved-" + UUID.randomUUID().toString().substring(0, 8);
    private final String refused = UUID.randomUUID().toString();
    private final String revoked = UUID.randomUUID().toString();
    private final String granted = UUID.randomUUID().toString();

    @BeforeEach
    void decide() {
        api = new Api(port, history);
        history.append(Streams.PURPOSE, purpose, new PurposeDefined(purpose, 1, Samples.terms(null)));
        Stream.of(refused, revoked, granted).forEach(id -> happen(id, new CustomerRegistered(id)));
        happen(refused, new ConsentRefused(refused, purpose, Samples.evidence(DECIDED)));
        happen(revoked, new ConsentRevoked(revoked, purpose, Samples.evidence(DECIDED)));
        happen(granted, new ConsentGranted(granted, purpose, Samples.evidence(DECIDED), true));
    }

    private Instant happen(String customer, CustomerEvent event) {
        history.append(Streams.CUSTOMER, customer, event);
        return History.BEGIN.plusSeconds(history.head());
    }

    private Instant moveToPublicTask() {
        PurposeTerms terms = new PurposeTerms(
                "t",
                "d",
                LawfulBasis.PUBLIC_TASK,
                BasisTerms.NONE,
                List.of("contact"),
                Period.ofYears(1),
                null,
                false,
                false,
                false,
                false);
        history.append(Streams.PURPOSE, purpose, new PurposeRevised(purpose, 2, terms, true));
        Instant changed = History.BEGIN.plusSeconds(history.head());
        history.append(
                Streams.NOTICE,
                purpose,
                new NoticePublished(
                        purpose,
                        1,
                        "da",
                        "words",
                        Samples.sha256("words"),
                        List.of(new CoveredPurpose(purpose, 2, LawfulBasis.PUBLIC_TASK)),
                        true));
        return changed;
    }

    private void serve(String customer, Instant at) {
        happen(customer, new NoticeServed(customer, purpose, 1, Samples.sha256("words"), "da", "web", at));
    }

    private JsonNode report(String more) {
        return api.read("/api/v1/purposes/" + purpose + "/basis-changes" + more, "compliance");
    }

    @Test
    void aNoCountsOnTheNewBasisUntilItsPersonWasToldOfIt() {
        Instant changed = moveToPublicTask();
        String eventId = "event-" + (history.head() - 1);
        serve(revoked, changed.plusSeconds(60));
        serve(refused, changed);

        JsonNode report = report("");

        assertThat(report.at("/lawfulBasis").asString()).isEqualTo("PUBLIC_TASK");
        assertThat(report.at("/changes").toString())
                .isEqualTo("[{\"version\":2,\"from\":\"CONSENT\",\"to\":\"PUBLIC_TASK\",\"recordedAt\":\"" + changed
                        + "\",\"eventId\":\"" + eventId + "\"}]");
        assertThat(report.at("/saidNo").asInt()).isEqualTo(2);
        assertThat(report.at("/barred").asInt()).isEqualTo(1);
        assertThat(report.at("/told").asInt()).isEqualTo(1);
        assertThat(report("/barred").at("/customers").findValuesAsString("customerId"))
                .isEqualTo(List.of(refused));
        assertThat(report("/barred").at("/customers/0/rule").asString()).isEqualTo("REFUSED");
    }

    @Test
    void whoIsBarredIsDeniedAndWhoWasToldIsNot() {
        serve(revoked, moveToPublicTask().plusSeconds(60));

        assertThat(rule(refused)).isEqualTo("REFUSED");
        assertThat(rule(revoked)).isEqualTo("PERMITTED");
    }

    private String rule(String customer) {
        return Api.json(api.send(api.to("/api/v1/permissions/check", "profiles:read")
                        .header("Content-Type", "application/json")
                        .header("Samtykke-After", Long.toString(history.head()))
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                "{\"checks\":[{\"subject\":{\"customerId\":\"" + customer + "\"},\"purpose\":\""
                                        + purpose + "\"}]}"))))
                .at("/results/0/rule")
                .asString();
    }

    @Test
    void withoutAChangeEveryNoCounts() {
        JsonNode report = report("");

        assertThat(report.at("/changes").size()).isZero();
        assertThat(report.at("/barred").asInt()).isEqualTo(2);
    }

    @Test
    void theBarredAreListedInPages() {
        moveToPublicTask();

        JsonNode first = report("/barred?limit=1");
        JsonNode second = report("/barred?limit=1&after=" + first.at("/next").asString());

        assertThat(List.of(
                        first.at("/customers/0/customerId").asString(),
                        second.at("/customers/0/customerId").asString()))
                .isEqualTo(Stream.of(refused, revoked).sorted().toList());
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void anUnknownPurposeIsNotFound() {
        assertThat(api.get("/api/v1/purposes/nothing-of-this/basis-changes", "compliance", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }
}
