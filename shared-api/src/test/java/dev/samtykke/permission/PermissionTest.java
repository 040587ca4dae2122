package dev.samtykke.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.messages.Recorded;
import dev.samtykke.permission.Samples.Shelf;
import dev.samtykke.purpose.LawfulBasis;

class PermissionTest {

    private static final Instant NOON = Samples.NOON;

    private final Shelf catalogue = new Shelf()
            .define(Samples.terms(LawfulBasis.CONSENT, Period.ofYears(2)))
            .publish(true);
    private CustomerState customer = CustomerState.unknown("anna");
    private long sequence;

    @Test
    void nothingIsPermittedForAnUnknownCustomer() {
        assertThat(rule()).isEqualTo(Rule.UNKNOWN_CUSTOMER);
    }

    @Test
    void nothingIsPermittedForAnUnknownOrARetiredPurpose() {
        registered();
        assertThat(Permission.decide(customer, catalogue, query("other"), NOON).rule())
                .isEqualTo(Rule.UNKNOWN_PURPOSE);
        granted(true);
        catalogue.retire();
        assertThat(rule()).isEqualTo(Rule.RETIRED_PURPOSE);
    }

    @Test
    void aLiveGrantPermitsAndNamesWhatItRestsOn() {
        registered();
        assertThat(rule()).isEqualTo(Rule.UNASKED);
        granted(true);
        Decision decision = decide(NOON);
        assertThat(decision.permitted()).isTrue();
        assertThat(decision.basis()).isEqualTo(LawfulBasis.CONSENT);
        assertThat(decision.purposeVersion()).isEqualTo(1);
        assertThat(decision.eventId()).isEqualTo("e1");
        assertThat(decision.categories()).containsExactlyInAnyOrder("contact", "behaviour");
        assertThat(decision.expiresAt()).isEqualTo(Instant.parse("2028-05-01T12:00:00Z"));
    }

    @Test
    void aGrantEndsAtTheInstantItsValidityRunsOut() {
        registered();
        granted(true);
        Instant end = Instant.parse("2028-05-01T12:00:00Z");
        assertThat(decide(end.minusMillis(1)).permitted()).isTrue();
        assertThat(decide(end).rule()).isEqualTo(Rule.EXPIRED);
    }

    @Test
    void onlyMaterialRevisionsMakeAGrantStale() {
        registered();
        granted(true);
        catalogue
                .revise(Samples.terms(LawfulBasis.CONSENT, Period.ofYears(2)), false)
                .publish(false);
        assertThat(rule()).isEqualTo(Rule.PERMITTED);
        catalogue.publish(true);
        assertThat(rule()).isEqualTo(Rule.STALE);
        granted(2, 3);
        assertThat(rule()).isEqualTo(Rule.PERMITTED);
        catalogue.revise(Samples.terms(LawfulBasis.CONSENT, Period.ofYears(1)), true);
        assertThat(rule()).isEqualTo(Rule.STALE);
    }

    @Test
    void refusingAndRevokingDeny() {
        registered();
        record(new ConsentRefused("anna", Samples.NEWSLETTER, Samples.evidence(1, 1, NOON)));
        assertThat(rule()).isEqualTo(Rule.REFUSED);
        granted(true);
        record(new ConsentRevoked("anna", Samples.NEWSLETTER, Samples.evidence(1, 1, NOON)));
        assertThat(rule()).isEqualTo(Rule.REVOKED);
    }

    @Test
    void aDecisionThatArrivesLateChangesNothing() {
        registered();
        record(new ConsentRevoked("anna", Samples.NEWSLETTER, Samples.evidence(1, 1, NOON)));
        record(new ConsentGranted("anna", Samples.NEWSLETTER, Samples.evidence(1, 1, NOON.minusSeconds(1)), true));
        assertThat(rule()).isEqualTo(Rule.REVOKED);
    }

    @Test
    void anUnverifiedGrantPermitsNothing() {
        registered();
        granted(false);
        assertThat(rule()).isEqualTo(Rule.UNVERIFIED);
    }

    @Test
    void categoriesThatThePurposeDoesNotCoverAreLeftOut() {
        registered();
        granted(true);
        assertThat(decide(Set.of("contact", "health")).categories()).containsExactly("contact");
        assertThat(decide(Set.of("health")).rule()).isEqualTo(Rule.CATEGORY_NOT_COVERED);
    }

    @Test
    void anUnknownDestinationGetsNothing() {
        registered();
        granted(true);
        PermissionQuery query = new PermissionQuery(Samples.NEWSLETTER, Set.of(), "mailer", null);
        assertThat(Permission.decide(customer, catalogue, query, NOON).rule()).isEqualTo(Rule.UNKNOWN_DESTINATION);
    }

    private void registered() {
        record(new CustomerRegistered("anna"));
    }

    private void granted(boolean verified) {
        record(new ConsentGranted("anna", Samples.NEWSLETTER, Samples.evidence(1, 1, NOON), verified));
    }

    private void granted(int purposeVersion, int noticeVersion) {
        record(new ConsentGranted(
                "anna", Samples.NEWSLETTER, Samples.evidence(purposeVersion, noticeVersion, NOON), true));
    }

    private void record(CustomerEvent event) {
        customer = customer.evolve(new Recorded<>(event, "e" + sequence, sequence++, NOON));
    }

    private Rule rule() {
        return decide(NOON).rule();
    }

    private Decision decide(Instant at) {
        return Permission.decide(customer, catalogue, query(Samples.NEWSLETTER), at);
    }

    private Decision decide(Set<String> categories) {
        return Permission.decide(
                customer, catalogue, new PermissionQuery(Samples.NEWSLETTER, categories, null, null), NOON);
    }

    private static PermissionQuery query(String purpose) {
        return new PermissionQuery(purpose, Set.of(), null, null);
    }
}
