package dev.samtykke.customer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import dev.samtykke.customer.ContractEnded;
import dev.samtykke.customer.ContractStarted;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.EmergencyDeclared;
import dev.samtykke.customer.Frequency;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.NoticeServed;
import dev.samtykke.customer.ObjectionOverridden;
import dev.samtykke.customer.ObjectionRaised;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.PreferencesChanged;
import dev.samtykke.customer.ProcessingRestricted;
import dev.samtykke.customer.QuietHours;
import dev.samtykke.customer.SplitFrom;
import dev.samtykke.customer.Standing;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Reach;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.projection.History;
import dev.samtykke.projection.Projections;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class CurrentStandingTest {

    private static final Instant SINCE = Instant.parse("2026-02-01T10:00:00Z");

    @Autowired
    private History history;

    @Autowired
    private Projections projections;

    @LocalServerPort
    private int port;

    private Api api;
    private final String anna = UUID.randomUUID().toString();

    @BeforeEach
    void register() {
        api = new Api(port, history);
        happen(anna, new CustomerRegistered(anna));
    }

    private String happen(String customer, CustomerEvent event) {
        history.append(Streams.CUSTOMER, customer, event);
        return "event-" + history.head();
    }

    private JsonNode current(String pointer) {
        return api.read("/api/v1/customers/" + anna, "compliance").at(pointer);
    }

    @Test
    void contractsAreToldWithTheirReferenceAndWhetherTheyRun() {
        happen(anna, new ContractStarted(anna, "running", "loan", Samples.sealed("L-1"), SINCE));
        happen(anna, new ContractStarted(anna, "ended", "account", Samples.erased(), SINCE.plusSeconds(1)));
        String ended = happen(anna, new ContractEnded(anna, "ended", SINCE.plusSeconds(2)));

        JsonNode contracts = current("/contracts");

        assertThat(contracts.at("/0/reference").asString()).isEqualTo("L-1");
        assertThat(contracts.at("/0/active").asBoolean()).isTrue();
        assertThat(contracts.at("/1").toString())
                .isEqualTo("{\"key\":\"ended\",\"type\":\"account\",\"from\":\"2026-02-01T10:00:01Z\","
                        + "\"until\":\"2026-02-01T10:00:02Z\",\"active\":false,\"eventId\":\"" + ended + "\"}");
    }

    @Test
    void objectionsAreToldWithTheGroundsOfBothSides() {
        happen(anna, new ObjectionRaised(anna, "research", Samples.sealed("my situation"), SINCE, null));
        String overridden = happen(anna, new ObjectionOverridden(anna, "research", Samples.sealed("public health")));
        happen(anna, new ObjectionRaised(anna, "*", null, SINCE, null));

        JsonNode objections = current("/objections");

        assertThat(objections.at("/0/purpose").asString()).isEqualTo("*");
        assertThat(objections.at("/0").has("grounds")).isFalse();
        assertThat(objections.at("/1").toString())
                .isEqualTo("{\"purpose\":\"research\",\"raisedAt\":\"2026-02-01T10:00:00Z\","
                        + "\"grounds\":\"my situation\",\"overridden\":true,\"compellingGrounds\":\"public health\","
                        + "\"eventId\":\"" + overridden + "\"}");
    }

    @Test
    void aRestrictionAndAnEmergencyAreTold() {
        happen(anna, new ProcessingRestricted(anna, "accuracy-contested", SINCE));
        happen(anna, new EmergencyDeclared(anna, "epidemic", SINCE, null));

        assertThat(current("/restriction/ground").asString()).isEqualTo("accuracy-contested");
        assertThat(current("/emergencies/0/emergency").asString()).isEqualTo("epidemic");
        assertThat(current("/emergencies/0/active").asBoolean()).isTrue();
    }

    @Test
    void servedNoticesAreToldWithTheHashOfWhatWasShown() {
        String served = happen(anna, new NoticeServed(anna, "privacy", 2, Samples.SHA256, "da", "web", SINCE));

        assertThat(current("/informed").toString())
                .isEqualTo("[{\"notice\":\"privacy\",\"version\":2,\"language\":\"da\",\"sha256\":\"" + Samples.SHA256
                        + "\",\"channel\":\"web\",\"servedAt\":\"2026-02-01T10:00:00Z\",\"eventId\":\"" + served
                        + "\"}]");
    }

    @Test
    void wishesAreToldWithTheTimeZoneOfTheQuietHours() {
        happen(
                anna,
                new PreferencesChanged(
                        anna,
                        new Preferences(
                                Map.of("sms", false),
                                Map.of("sports", true),
                                Map.of("email", new Frequency(2, Duration.ofDays(7))),
                                new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), "Europe/Copenhagen"))));

        assertThat(current("/preferences").toString())
                .isEqualTo(
                        "{\"channels\":{\"sms\":false},\"topics\":{\"sports\":true},"
                                + "\"frequency\":{\"email\":{\"contacts\":2,\"per\":\"PT168H\"}},"
                                + "\"quietHours\":{\"from\":\"21:00:00\",\"until\":\"08:00:00\",\"zone\":\"Europe/Copenhagen\"}}");
    }

    @Test
    void mergesThatHoldAndMergesThatWereUndoneAreToldApart() {
        String kept = merge("merge-kept");
        String undone = merge("merge-undone");
        happen(anna, new IdentitySplit(anna, "merge-undone", undone, Samples.sealed("two"), Standing.NONE, Reach.NONE));
        happen(undone, new SplitFrom(undone, "merge-undone", anna, Standing.NONE, Set.of()));

        assertThat(current("/merges").findValuesAsString("absorbed")).isEqualTo(List.of(kept));
        assertThat(current("/merges/0/mergeId").asString()).isEqualTo("merge-kept");
        assertThat(current("/merges/0/survivor").asString()).isEqualTo(anna);
        assertThat(current("/splits").findValuesAsString("restored")).isEqualTo(List.of(undone));
        assertThat(current("/absorbed").toString()).isEqualTo("[\"" + kept + "\"]");
    }

    private String merge(String mergeId) {
        String other = UUID.randomUUID().toString();
        happen(other, new CustomerRegistered(other));
        happen(
                anna,
                new IdentityMerged(
                        anna, mergeId, other, 0, Samples.sealed("one"), Standing.NONE, Reach.NONE, Narrowing.NONE));
        happen(other, new MergedInto(other, mergeId, anna));
        return other;
    }

    @Test
    void noDocumentHoldsAReferenceOrGrounds() {
        happen(anna, new ContractStarted(anna, "running", "loan", Samples.sealed("L-1"), SINCE));
        happen(anna, new ObjectionRaised(anna, "research", Samples.sealed("my situation"), SINCE, null));
        current("");

        Document document = projections
                .documents(ProjectionNames.CUSTOMER)
                .find(new Document("_id", anna))
                .first();

        assertThat(document.toJson()).contains("loan").doesNotContain("L-1").doesNotContain("my situation");
    }
}
