package dev.samtykke.permission.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.samtykke.consent.Evidence;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ContractStarted;
import dev.samtykke.customer.CustomerContacted;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.Frequency;
import dev.samtykke.customer.NoticeServed;
import dev.samtykke.customer.ObjectionRaised;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.PreferencesChanged;
import dev.samtykke.customer.ProcessingRestricted;
import dev.samtykke.messages.Recorded;
import dev.samtykke.notice.CoveredPurpose;
import dev.samtykke.notice.NoticePublished;
import dev.samtykke.notice.NoticeState;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.permission.Rule;
import dev.samtykke.permission.query.Change.AskForCategories;
import dev.samtykke.permission.query.Change.ChangePreferences;
import dev.samtykke.permission.query.Change.ConfirmImport;
import dev.samtykke.permission.query.Change.LiftRestriction;
import dev.samtykke.permission.query.Change.NoticeNeeded;
import dev.samtykke.permission.query.Change.ObtainGrant;
import dev.samtykke.permission.query.Change.OverrideObjection;
import dev.samtykke.permission.query.Change.RevisePurpose;
import dev.samtykke.permission.query.Change.ServeNotice;
import dev.samtykke.permission.query.Change.StartContract;
import dev.samtykke.permission.query.Change.WaitUntil;
import dev.samtykke.permission.query.Change.WithdrawObjection;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeEvent;
import dev.samtykke.purpose.PurposeRevised;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeTerms;

/** What is said to lift a rule does lift it. */
class RemediesTest implements Catalogue {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String PURPOSE = "research";

    private final Map<String, NoticeState> notices = new HashMap<>();
    private PurposeState purpose = PurposeState.undefined(PURPOSE);
    private CustomerState anna = CustomerState.unknown("anna");
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public PurposeState purpose(String id) {
        return id.equals(PURPOSE) ? purpose : PurposeState.undefined(id);
    }

    @Override
    public NoticeState notice(String id) {
        return notices.getOrDefault(id, NoticeState.unpublished(id));
    }

    private <E> Recorded<E> recorded(E event) {
        clock = clock.plusSeconds(3600);
        return new Recorded<>(event, "e-" + clock, 0, clock);
    }

    private void happen(CustomerEvent... events) {
        for (CustomerEvent event : events) {
            anna = anna.evolve(recorded(event));
        }
    }

    private void define(LawfulBasis basis, BasisTerms terms, boolean directMarketing) {
        PurposeTerms all = new PurposeTerms(
                "t",
                "d",
                basis,
                terms,
                List.of("contact"),
                Period.ofYears(1),
                null,
                directMarketing,
                false,
                false,
                false);
        int version = purpose.versions().size() + 1;
        PurposeEvent event =
                version == 1 ? new PurposeDefined(PURPOSE, 1, all) : new PurposeRevised(PURPOSE, version, all, true);
        purpose = purpose.evolve(recorded(event));
        happen(new CustomerRegistered("anna"));
    }

    private void publish(String id, boolean material) {
        NoticeState notice = notice(id);
        CoveredPurpose covered = new CoveredPurpose(
                PURPOSE, purpose.current().version(), purpose.current().terms().lawfulBasis());
        notices.put(
                id,
                notice.evolve(recorded(new NoticePublished(
                        id, notice.versions().size() + 1, "da", "w", "0", List.of(covered), material))));
    }

    private static BasisTerms contract(String type) {
        return new BasisTerms(null, type, null, null, null, null, null, null, null, null, null);
    }

    private static Evidence evidence(Instant decidedAt) {
        return new Evidence(1, null, null, null, null, null, false, null, "customer", decidedAt, null);
    }

    private Settled ask(Set<String> categories) {
        return Settled.of(anna, this, new PermissionQuery(PURPOSE, categories, null, "email"), NOW);
    }

    private Rule rule() {
        return ask(Set.of()).decision().rule();
    }

    private List<Change> remedies() {
        return new Remedies(() -> new CoveringNotices(List.copyOf(notices.keySet()))).of(ask(Set.of()));
    }

    private static Instant decidedFrom(List<Change> remedies) {
        return Objects.requireNonNull(((ObtainGrant) remedies.get(0)).decidedFrom());
    }

    private void serve(NoticeNeeded needed, Instant at) {
        happen(new NoticeServed("anna", needed.id(), needed.minVersion(), "0", null, null, at));
    }

    @Test
    void theNoticeThatIsNamedInformsThePerson() {
        define(LawfulBasis.PUBLIC_TASK, BasisTerms.NONE, false);
        publish("old", true);
        publish("old", true);
        assertThat(rule()).isEqualTo(Rule.NOT_INFORMED);

        ServeNotice serve = (ServeNotice) remedies().get(0);
        assertThat(serve.notices()).containsExactly(new NoticeNeeded("old", 2));
        serve(serve.notices().get(0), NOW);

        assertThat(rule()).isEqualTo(Rule.PERMITTED);
    }

    @Test
    void whoeverRefusedIsToBeToldOfTheNewBasisAfterItChanged() {
        define(LawfulBasis.CONSENT, BasisTerms.NONE, false);
        happen(new ConsentRefused("anna", PURPOSE, evidence(clock)));
        define(LawfulBasis.PUBLIC_TASK, BasisTerms.NONE, false);
        Instant changed = purpose.current().recordedAt();
        publish("new", true);
        assertThat(rule()).isEqualTo(Rule.REFUSED);

        ServeNotice serve = (ServeNotice) remedies().get(0);
        assertThat(serve.servedAfter()).isEqualTo(changed);
        serve(serve.notices().get(0), changed);
        assertThat(rule()).isEqualTo(Rule.REFUSED);
        serve(serve.notices().get(0), changed.plusMillis(1));

        assertThat(rule()).isEqualTo(Rule.PERMITTED);
    }

    @Test
    void aDecisionBeforeTheNamedInstantWouldNotCount() {
        define(LawfulBasis.CONSENT, BasisTerms.NONE, false);
        happen(new ConsentRefused("anna", PURPOSE, evidence(NOW.minusSeconds(60))));

        Instant from = decidedFrom(remedies());
        happen(new ConsentGranted("anna", PURPOSE, evidence(from.minusMillis(1)), true));
        assertThat(rule()).isEqualTo(Rule.REFUSED);
        happen(new ConsentGranted("anna", PURPOSE, evidence(from), true));

        assertThat(rule()).isEqualTo(Rule.PERMITTED);
    }

    @Test
    void agreeingAfterTheObjectionLiftsIt() {
        define(LawfulBasis.CONSENT, BasisTerms.NONE, true);
        happen(new ConsentGranted("anna", PURPOSE, evidence(NOW.minusSeconds(60)), true));
        happen(new ObjectionRaised("anna", "*", null, NOW.minusSeconds(30), null));
        assertThat(rule()).isEqualTo(Rule.OBJECTED);

        List<Change> remedies = remedies();
        assertThat(remedies).last().isEqualTo(new WithdrawObjection("*"));
        happen(new ConsentGranted("anna", PURPOSE, evidence(decidedFrom(remedies)), true));

        assertThat(rule()).isEqualTo(Rule.PERMITTED);
    }

    @Test
    void onlyAnObjectionThatIsNotToDirectMarketingMayBeOverridden() {
        define(LawfulBasis.LEGITIMATE_INTERESTS, BasisTerms.NONE, false);
        publish("n", true);
        serve(new NoticeNeeded("n", 1), NOW);
        happen(new ObjectionRaised("anna", PURPOSE, null, NOW, null));

        assertThat(remedies()).containsExactly(new WithdrawObjection(PURPOSE), new OverrideObjection(PURPOSE));
    }

    @Test
    void aContractThatBeginsLaterIsWaitedFor() {
        define(LawfulBasis.CONTRACT, contract("loan"), false);
        assertThat(remedies()).containsExactly(new StartContract("loan"));
        happen(new ContractStarted("anna", "c", "loan", PersonalText.of("r"), NOW.plusSeconds(60)));

        assertThat(remedies()).first().isEqualTo(new WaitUntil(NOW.plusSeconds(60), null));
        assertThat(ask(Set.of()).later(NOW.plusSeconds(60)).decision().permitted())
                .isTrue();
    }

    @Test
    void anImportIsToBeConfirmed() {
        define(LawfulBasis.CONSENT, BasisTerms.NONE, false);
        happen(new ConsentGranted("anna", PURPOSE, evidence(clock), false));

        assertThat(remedies()).first().isEqualTo(new ConfirmImport(PURPOSE, "e-" + clock));
        assertThat(remedies()).last().isEqualTo(new RevisePurpose(PURPOSE, "acceptsUnverified"));
    }

    @Test
    void aRestrictionIsToBeLifted() {
        define(LawfulBasis.CONSENT, BasisTerms.NONE, false);
        happen(new ProcessingRestricted("anna", "unlawful", clock));

        assertThat(remedies()).containsExactly(new LiftRestriction("unlawful"));
    }

    @Test
    void aFrequencyCapEndsWhenTheOldestContactThatCountsIsOldEnough() {
        define(LawfulBasis.CONSENT, BasisTerms.NONE, false);
        happen(
                new ConsentGranted("anna", PURPOSE, evidence(clock), true),
                new PreferencesChanged(
                        "anna",
                        new Preferences(
                                Map.of(), Map.of(), Map.of("email", new Frequency(1, Duration.ofDays(1))), null)),
                new CustomerContacted("anna", "email", NOW.minusSeconds(7200)),
                new CustomerContacted("anna", "email", NOW.minusSeconds(3600)));
        assertThat(rule()).isEqualTo(Rule.FREQUENCY_CAP);

        WaitUntil wait = (WaitUntil) remedies().get(0);

        assertThat(ask(Set.of()).later(wait.at()).decision().permitted()).isTrue();
        assertThat(ask(Set.of()).later(wait.at().minusMillis(1)).decision().rule())
                .isEqualTo(Rule.FREQUENCY_CAP);
        assertThat(remedies()).last().isEqualTo(new ChangePreferences("frequency", "email"));
    }

    @Test
    void coveredCategoriesAreNamed() {
        define(LawfulBasis.CONSENT, BasisTerms.NONE, false);
        happen(new ConsentGranted("anna", PURPOSE, evidence(clock), true));

        assertThat(new Remedies(() -> new CoveringNotices(List.of())).of(ask(Set.of("health"))))
                .contains(new AskForCategories(List.of("contact")));
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasAMeaningAndAnArticle(Rule rule) {
        Meaning meaning = Meaning.of(rule, LawfulBasis.CONSENT);

        assertThat(meaning.sentence()).matches("[A-Z][^.]*\\.");
        assertThat(meaning.article()).matches("GDPR art\\. \\d.*");
    }
}
