package dev.samtykke.identity.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.SplitFrom;
import dev.samtykke.customer.Standing;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.MergeCarriedOut;
import dev.samtykke.identity.MergeEvent;
import dev.samtykke.identity.MergeProposed;
import dev.samtykke.identity.MergeRejected;
import dev.samtykke.identity.MergeUndone;
import dev.samtykke.identity.Reach;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.projection.History;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class IdentitiesTest {

    private static final String PROPOSALS = "/api/v1/identities/proposals";

    @Autowired
    private History history;

    @LocalServerPort
    private int port;

    private Api api;
    private final String anna = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();
    private final String third = UUID.randomUUID().toString();

    @BeforeEach
    void register() {
        api = new Api(port, history);
        Stream.of(anna, other, third).forEach(id -> happen(id, new CustomerRegistered(id)));
    }

    private void happen(String customer, CustomerEvent event) {
        history.append(Streams.CUSTOMER, customer, event);
    }

    private String proceed(String mergeId, MergeEvent event) {
        history.append(Streams.MERGE, mergeId, event);
        return "event-" + history.head();
    }

    private String propose(String survivor, String absorbed) {
        String mergeId = UUID.randomUUID().toString();
        proceed(mergeId, new MergeProposed(mergeId, survivor, absorbed, "needs-review"));
        return mergeId;
    }

    private void merge(String mergeId, String survivor, String absorbed, PersonalText reason) {
        happen(absorbed, new MergedInto(absorbed, mergeId, survivor));
        happen(
                survivor,
                new IdentityMerged(survivor, mergeId, absorbed, 0, reason, Standing.NONE, Reach.NONE, Narrowing.NONE));
        proceed(mergeId, new MergeCarriedOut(mergeId, survivor, absorbed));
    }

    private List<String> proposals(String query) {
        return api.read(PROPOSALS + query, "compliance").at("/proposals").findValuesAsString("mergeId");
    }

    @Test
    void proposalsAreListedByWhatBecameOfThem() {
        String open = propose(anna, other);
        String accepted = propose(anna, third);
        merge(accepted, anna, third, Samples.sealed("seen both passports"));
        String rejected = propose(other, third);
        proceed(rejected, new MergeRejected(rejected));
        String neverProposed = UUID.randomUUID().toString();
        proceed(neverProposed, new MergeCarriedOut(neverProposed, anna, other));

        assertThat(proposals("?state=open")).contains(open).doesNotContain(accepted, rejected, neverProposed);
        assertThat(proposals("?state=accepted")).contains(accepted).doesNotContain(open, rejected, neverProposed);
        assertThat(proposals("?state=rejected")).contains(rejected).doesNotContain(accepted, open, neverProposed);
        assertThat(proposals("?customer=" + third))
                .isEqualTo(Stream.of(accepted, rejected).sorted().toList());
        assertThat(proposals("")).contains(open, accepted, rejected).doesNotContain(neverProposed);
    }

    @Test
    void aProposalTellsWhoWhyAndWhen() {
        String mergeId = propose(anna, other);
        String proposed = "event-" + history.head();
        String rejected = proceed(mergeId, new MergeRejected(mergeId));

        JsonNode proposal = api.read(PROPOSALS + "/" + mergeId, "compliance");

        assertThat(proposal.at("/state").asString()).isEqualTo("rejected");
        assertThat(proposal.at("/survivor").asString()).isEqualTo(anna);
        assertThat(proposal.at("/absorbed").asString()).isEqualTo(other);
        assertThat(proposal.at("/rule").asString()).isEqualTo("needs-review");
        assertThat(proposal.at("/proposed/eventId").asString()).isEqualTo(proposed);
        assertThat(proposal.at("/reviewed/eventId").asString()).isEqualTo(rejected);
        assertThat(proposal.has("undone")).isFalse();
    }

    @Test
    void proposalsComeInPages() {
        String customer = UUID.randomUUID().toString();
        List<String> all = Stream.of(propose(customer, anna), propose(customer, other), propose(third, customer))
                .sorted()
                .toList();

        JsonNode first = api.read(PROPOSALS + "?limit=2&customer=" + customer, "compliance");

        assertThat(first.at("/proposals").findValuesAsString("mergeId")).isEqualTo(all.subList(0, 2));
        assertThat(proposals("?limit=2&customer=" + customer + "&after="
                        + first.at("/next").asString()))
                .isEqualTo(all.subList(2, 3));
    }

    @Test
    void whatWasNeverProposedIsNoProposal() {
        assertThat(api.get(PROPOSALS + "/" + UUID.randomUUID(), "compliance", "application/json")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.get(PROPOSALS + "?state=closed", "compliance", "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void everybodyConcernedIsToldTheWholeHistoryOfMergesAndSplits() {
        String first = propose(anna, other);
        merge(first, anna, other, Samples.sealed("seen both passports"));
        String second = UUID.randomUUID().toString();
        merge(second, third, anna, Samples.erased());
        happen(third, new IdentitySplit(third, second, anna, Samples.sealed("two"), Standing.NONE, Reach.NONE));
        happen(anna, new SplitFrom(anna, second, third, Standing.NONE, Set.of()));
        proceed(second, new MergeUndone(second));

        for (String customer : List.of(anna, other, third)) {
            JsonNode steps = api.read("/api/v1/customers/" + customer + "/identity", "compliance")
                    .at("/steps");

            assertThat(steps.findValuesAsString("step")).isEqualTo(List.of("merge", "merge", "split"));
            assertThat(steps.findValuesAsString("mergeId")).isEqualTo(List.of(first, second, second));
            assertThat(steps.at("/0/reason").asString()).isEqualTo("seen both passports");
            assertThat(steps.at("/0/proposed").asBoolean()).isTrue();
            assertThat(steps.at("/0/actor").asString()).isEqualTo("front-end");
            assertThat(steps.at("/1").has("reason")).isFalse();
            assertThat(steps.at("/1/proposed").asBoolean()).isFalse();
            assertThat(steps.at("/2/other").asString()).isEqualTo(anna);
        }
        assertThat(api.read("/api/v1/customers/" + other + "/identity", "compliance")
                        .at("/mergedInto")
                        .asString())
                .isEqualTo(anna);
    }

    @Test
    void nobodyElseMayRead() {
        assertThat(api.get(PROPOSALS, "admin", "application/json").statusCode()).isEqualTo(403);
        assertThat(api.get("/api/v1/customers/" + anna + "/identity", "consents:write", "application/json")
                        .statusCode())
                .isEqualTo(403);
    }
}
