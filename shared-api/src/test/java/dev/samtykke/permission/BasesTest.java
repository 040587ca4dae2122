package dev.samtykke.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ContractEnded;
import dev.samtykke.customer.ContractStarted;
import dev.samtykke.customer.CustomerContacted;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.EmergencyDeclared;
import dev.samtykke.customer.EmergencyEnded;
import dev.samtykke.customer.Frequency;
import dev.samtykke.customer.NoticeServed;
import dev.samtykke.customer.Objection;
import dev.samtykke.customer.ObjectionOverridden;
import dev.samtykke.customer.ObjectionRaised;
import dev.samtykke.customer.ObjectionWithdrawn;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.PreferencesChanged;
import dev.samtykke.customer.ProcessingRestricted;
import dev.samtykke.customer.QuietHours;
import dev.samtykke.customer.RestrictionLifted;
import dev.samtykke.messages.Recorded;
import dev.samtykke.permission.Samples.Shelf;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeTerms;

/** Every rule of a permission that does not come from a consent decision. */
class BasesTest {

    private static final Instant NOON = Samples.NOON;

    private final Shelf catalogue = new Shelf();
    private CustomerState customer = CustomerState.unknown("anna");
    private long sequence;

    @BeforeEach
    void register() {
        record(new CustomerRegistered("anna"));
    }

    @Nested
    class LegitimateInterests {

        @BeforeEach
        void rest() {
            define(LawfulBasis.LEGITIMATE_INTERESTS, false);
        }

        @Test
        void permitWhomANoticeInformed() {
            assertThat(rule()).isEqualTo(Rule.NOT_INFORMED);
            inform();
            assertThat(decide(NOON).permitted()).isTrue();
            assertThat(decide(NOON).eventId()).isEqualTo("e1");
        }

        @Test
        void permitNothingOnANoticeOfAnotherBasisOrAnotherPurpose() {
            catalogue.publish(true, 1, LawfulBasis.CONSENT);
            serve(2);
            assertThat(rule()).isEqualTo(Rule.NOT_INFORMED);
            record(new NoticeServed("anna", "no-such-notice", 1, "00", null, null, NOON));
            assertThat(rule()).isEqualTo(Rule.NOT_INFORMED);
        }

        @Test
        void needANewNoticeAfterAMaterialRevision() {
            inform();
            catalogue.revise(terms(LawfulBasis.LEGITIMATE_INTERESTS, false), false);
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
            catalogue.revise(terms(LawfulBasis.LEGITIMATE_INTERESTS, false), true);
            assertThat(rule()).isEqualTo(Rule.NOT_INFORMED);
            catalogue.publish(true, 3, LawfulBasis.LEGITIMATE_INTERESTS);
            serve(2);
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
        }

        @Test
        void endWithAnObjectionUntilItIsWithdrawn() {
            inform();
            object(Samples.NEWSLETTER);
            assertThat(rule()).isEqualTo(Rule.OBJECTED);
            assertThat(decide(NOON).eventId()).isEqualTo("e2");
            record(new ObjectionWithdrawn("anna", Samples.NEWSLETTER));
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
        }

        @Test
        void goOnWhenCompellingGroundsOverrideTheObjection() {
            inform();
            object(Samples.NEWSLETTER);
            override();
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
            object(Samples.NEWSLETTER);
            assertThat(rule()).isEqualTo(Rule.OBJECTED);
        }

        @Test
        void areNotMeantByAnObjectionToDirectMarketing() {
            inform();
            object(Objection.TO_DIRECT_MARKETING);
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
        }
    }

    @Nested
    class DirectMarketing {

        @BeforeEach
        void rest() {
            define(LawfulBasis.LEGITIMATE_INTERESTS, true);
            inform();
        }

        @Test
        void endsWithAnObjectionToAllOfIt() {
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
            object(Objection.TO_DIRECT_MARKETING);
            assertThat(rule()).isEqualTo(Rule.OBJECTED);
        }

        @Test
        void knowsNoGroundsThatOverrideAnObjection() {
            object(Samples.NEWSLETTER);
            override();
            assertThat(rule()).isEqualTo(Rule.OBJECTED);
        }

        @Test
        void onConsentNeedsAConsentThatIsNewerThanTheObjection() {
            catalogue.revise(terms(LawfulBasis.CONSENT, true), true).publish(true, 2, LawfulBasis.CONSENT);
            record(new ObjectionRaised("anna", Objection.TO_DIRECT_MARKETING, null, NOON, null));
            grant(NOON);
            assertThat(rule()).isEqualTo(Rule.OBJECTED);
            grant(NOON.plusSeconds(1));
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
        }

        @Test
        void onConsentEndsWithTheLastObjectionWhicheverItIs() {
            catalogue.revise(terms(LawfulBasis.CONSENT, true), true).publish(true, 2, LawfulBasis.CONSENT);
            record(new ObjectionRaised("anna", Samples.NEWSLETTER, null, NOON, null));
            grant(NOON.plusSeconds(1));
            record(new ObjectionRaised("anna", Objection.TO_DIRECT_MARKETING, null, NOON.plusSeconds(2), null));
            assertThat(rule()).isEqualTo(Rule.OBJECTED);
            grant(NOON.plusSeconds(3));
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
            record(new ObjectionRaised("anna", Samples.NEWSLETTER, null, NOON.plusSeconds(4), null));
            assertThat(rule()).isEqualTo(Rule.OBJECTED);
        }

        private void grant(Instant at) {
            record(new ConsentGranted("anna", Samples.NEWSLETTER, Samples.evidence(2, 2, at), true));
        }
    }

    @Nested
    class ChangedBasis {

        @Test
        void permitsNobodyWhoRefusedUntilTheyWereToldOfIt() {
            define(LawfulBasis.CONSENT, false);
            record(new ConsentRefused("anna", Samples.NEWSLETTER, Samples.evidence(1, 1, NOON)));
            catalogue.revise(terms(LawfulBasis.CONTRACT, false), true);
            contract("membership");
            assertThat(rule()).isEqualTo(Rule.REFUSED);
            catalogue.publish(true, 2, LawfulBasis.CONTRACT);
            serve(2, NOON.minusSeconds(1));
            assertThat(rule()).isEqualTo(Rule.REFUSED);
            serve(2, NOON.plusSeconds(1));
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
        }
    }

    @Nested
    class PublicTask {

        @Test
        void permitsWhoIsInformedAndHasNotObjected() {
            define(LawfulBasis.PUBLIC_TASK, false);
            assertThat(rule()).isEqualTo(Rule.NOT_INFORMED);
            inform();
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
            object(Samples.NEWSLETTER);
            assertThat(rule()).isEqualTo(Rule.OBJECTED);
            override();
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
        }
    }

    @Nested
    class AContract {

        @Test
        void permitsWhileItRuns() {
            define(LawfulBasis.CONTRACT, false);
            assertThat(rule()).isEqualTo(Rule.NO_CONTRACT);
            contract("insurance");
            assertThat(rule()).isEqualTo(Rule.NO_CONTRACT);
            contract("membership");
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
            assertThat(decide(NOON.minusMillis(1)).rule()).isEqualTo(Rule.NO_CONTRACT);
            record(new ContractEnded("anna", "membership-1", NOON.plusSeconds(60)));
            assertThat(decide(NOON.plusSeconds(59)).permitted()).isTrue();
            assertThat(decide(NOON).expiresAt()).isEqualTo(NOON.plusSeconds(60));
            assertThat(decide(NOON.plusSeconds(60)).rule()).isEqualTo(Rule.NO_CONTRACT);
        }
    }

    @Nested
    class AnObligation {

        @Test
        void permitsWithinItsWindow() {
            BasisTerms window = new BasisTerms(
                    null, null, null, null, "Bookkeeping Act", "10", NOON, NOON.plusSeconds(60), null, null, null);
            catalogue.define(terms(LawfulBasis.LEGAL_OBLIGATION, window, false, false));
            assertThat(decide(NOON.minusMillis(1)).rule()).isEqualTo(Rule.OBLIGATION_NOT_IN_FORCE);
            assertThat(decide(NOON).permitted()).isTrue();
            assertThat(decide(NOON).eventId()).isEqualTo("p1");
            assertThat(decide(NOON.plusSeconds(60)).rule()).isEqualTo(Rule.OBLIGATION_NOT_IN_FORCE);
        }

        @Test
        void withoutAWindowIsAlwaysInForce() {
            define(LawfulBasis.LEGAL_OBLIGATION, false);
            assertThat(decide(Instant.EPOCH).permitted()).isTrue();
        }
    }

    @Nested
    class AnEmergency {

        @Test
        void permitsUntilItsEnd() {
            define(LawfulBasis.VITAL_INTERESTS, false);
            assertThat(rule()).isEqualTo(Rule.NO_EMERGENCY);
            record(new EmergencyDeclared("anna", "flood", NOON, null));
            assertThat(rule()).isEqualTo(Rule.NO_EMERGENCY);
            record(new EmergencyDeclared("anna", "accident", NOON, null));
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
            record(new EmergencyEnded("anna", "accident", NOON.plusSeconds(60)));
            assertThat(decide(NOON.plusSeconds(59)).permitted()).isTrue();
            assertThat(decide(NOON.plusSeconds(60)).rule()).isEqualTo(Rule.NO_EMERGENCY);
        }
    }

    @Nested
    class ARestriction {

        @Test
        void deniesAllButStorageAndLegalClaims() {
            define(LawfulBasis.LEGAL_OBLIGATION, false);
            record(new ProcessingRestricted("anna", "legal-claims", NOON));
            assertThat(rule()).isEqualTo(Rule.RESTRICTED);
            assertThat(decide(NOON).eventId()).isEqualTo("e1");
            catalogue.revise(
                    terms(LawfulBasis.LEGAL_OBLIGATION, Samples.complete(LawfulBasis.LEGAL_OBLIGATION), false, true),
                    false);
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
        }

        @Test
        void deniesNothingAnyMoreOnceItIsLifted() {
            define(LawfulBasis.LEGAL_OBLIGATION, false);
            record(new ProcessingRestricted("anna", "unlawful", NOON));
            record(new RestrictionLifted("anna"));
            assertThat(rule()).isEqualTo(Rule.PERMITTED);
        }
    }

    @Nested
    class Wishes {

        @BeforeEach
        void permit() {
            define(LawfulBasis.LEGAL_OBLIGATION, false);
        }

        @Test
        void closeOneChannelAndNoOther() {
            wish(new Preferences(Map.of("sms", false, "email", true), Map.of(), Map.of(), null));
            assertThat(on("sms", NOON)).isEqualTo(Rule.CHANNEL_OPTED_OUT);
            assertThat(on("email", NOON)).isEqualTo(Rule.PERMITTED);
            assertThat(on("post", NOON)).isEqualTo(Rule.PERMITTED);
            assertThat(on(null, NOON)).isEqualTo(Rule.PERMITTED);
        }

        @Test
        void neverWidenWhatIsPermitted() {
            define(LawfulBasis.CONTRACT, false);
            wish(new Preferences(Map.of("email", true), Map.of(), Map.of(), null));
            assertThat(on("email", NOON)).isEqualTo(Rule.NO_CONTRACT);
        }

        @Test
        void keepQuietAcrossMidnightInTheCustomersOwnZone() {
            quiet("21:00", "08:00");
            assertThat(on("email", Instant.parse("2026-01-15T19:59:59Z"))).isEqualTo(Rule.PERMITTED);
            assertThat(on("email", Instant.parse("2026-01-15T20:00:00Z"))).isEqualTo(Rule.QUIET_HOURS);
            assertThat(on("email", Instant.parse("2026-01-16T06:59:59Z"))).isEqualTo(Rule.QUIET_HOURS);
            assertThat(on("email", Instant.parse("2026-01-16T07:00:00Z"))).isEqualTo(Rule.PERMITTED);
            assertThat(on(null, Instant.parse("2026-01-15T23:00:00Z"))).isEqualTo(Rule.PERMITTED);
        }

        @Test
        void keepQuietByTheClockOnTheWallWhenSummerTimeBeginsAndEnds() {
            quiet("02:00", "03:00");
            // 29 March 2026: clocks go from 02:00 to 03:00, so the quiet hour does not happen.
            assertThat(on("email", Instant.parse("2026-03-29T00:59:59Z"))).isEqualTo(Rule.PERMITTED);
            assertThat(on("email", Instant.parse("2026-03-29T01:00:00Z"))).isEqualTo(Rule.PERMITTED);
            // 25 October 2026: clocks go from 03:00 back to 02:00, so it happens twice.
            assertThat(on("email", Instant.parse("2026-10-24T23:59:59Z"))).isEqualTo(Rule.PERMITTED);
            assertThat(on("email", Instant.parse("2026-10-25T00:00:00Z"))).isEqualTo(Rule.QUIET_HOURS);
            assertThat(on("email", Instant.parse("2026-10-25T01:59:59Z"))).isEqualTo(Rule.QUIET_HOURS);
            assertThat(on("email", Instant.parse("2026-10-25T02:00:00Z"))).isEqualTo(Rule.PERMITTED);
        }

        @Test
        void keepQuietAllDayWhenItEndsWhereItBegins() {
            quiet("08:00", "08:00");
            assertThat(on("email", NOON)).isEqualTo(Rule.QUIET_HOURS);
        }

        @Test
        void keepQuietInAZoneThatNobodyKnows() {
            wish(new Preferences(
                    Map.of(), Map.of(), Map.of(), new QuietHours(LocalTime.MIN, LocalTime.NOON, "Atlantis/Capital")));
            assertThat(on("email", NOON)).isEqualTo(Rule.QUIET_HOURS);
        }

        @Test
        void capHowOftenAChannelIsUsed() {
            wish(new Preferences(Map.of(), Map.of(), Map.of("email", new Frequency(2, Duration.ofDays(7))), null));
            contacted("email", NOON.minus(Duration.ofDays(7)));
            contacted("email", NOON.minus(Duration.ofDays(1)));
            contacted("sms", NOON.minus(Duration.ofDays(1)));
            assertThat(on("email", NOON)).isEqualTo(Rule.PERMITTED);
            contacted("email", NOON);
            assertThat(on("email", NOON)).isEqualTo(Rule.FREQUENCY_CAP);
            assertThat(on("sms", NOON)).isEqualTo(Rule.PERMITTED);
            assertThat(on("email", NOON.plus(Duration.ofDays(6)))).isEqualTo(Rule.PERMITTED);
        }

        @Test
        void capOfNothingClosesTheChannel() {
            wish(new Preferences(Map.of(), Map.of(), Map.of("email", new Frequency(0, Duration.ofDays(1))), null));
            assertThat(on("email", NOON)).isEqualTo(Rule.FREQUENCY_CAP);
        }

        private void quiet(String from, String until) {
            wish(new Preferences(
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    new QuietHours(LocalTime.parse(from), LocalTime.parse(until), "Europe/Copenhagen")));
        }

        private void wish(Preferences preferences) {
            record(new PreferencesChanged("anna", preferences));
        }

        private void contacted(String channel, Instant at) {
            record(new CustomerContacted("anna", channel, at));
        }

        private Rule on(@Nullable String channel, Instant at) {
            PermissionQuery query = new PermissionQuery(Samples.NEWSLETTER, Set.of(), null, channel);
            return Permission.decide(customer, catalogue, query, at).rule();
        }
    }

    private void define(LawfulBasis basis, boolean directMarketing) {
        catalogue.define(terms(basis, directMarketing)).publish(true, 1, basis);
    }

    private static PurposeTerms terms(LawfulBasis basis, boolean directMarketing) {
        return terms(basis, Samples.complete(basis), directMarketing, false);
    }

    private static PurposeTerms terms(
            LawfulBasis basis, BasisTerms stated, boolean directMarketing, boolean survivesRestriction) {
        return new PurposeTerms(
                "Newsletter",
                "News",
                basis,
                stated,
                List.of("contact"),
                Period.ofYears(3),
                null,
                directMarketing,
                false,
                false,
                survivesRestriction);
    }

    private void inform() {
        serve(1);
    }

    private void serve(int version) {
        serve(version, NOON);
    }

    private void serve(int version, Instant at) {
        record(new NoticeServed("anna", Samples.TERMS, version, "00", null, null, at));
    }

    private void object(String purpose) {
        record(new ObjectionRaised("anna", purpose, null, NOON, null));
    }

    private void override() {
        record(new ObjectionOverridden("anna", Samples.NEWSLETTER, PersonalText.of("fraud")));
    }

    private void contract(String type) {
        record(new ContractStarted("anna", type + "-1", type, PersonalText.of("1"), NOON));
    }

    private void record(CustomerEvent event) {
        customer = customer.evolve(new Recorded<>(event, "e" + sequence, sequence++, NOON));
    }

    private Rule rule() {
        return decide(NOON).rule();
    }

    private Decision decide(Instant at) {
        return Permission.decide(
                customer, catalogue, new PermissionQuery(Samples.NEWSLETTER, Set.of(), null, null), at);
    }
}
