package dev.samtykke.identity.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.samtykke.commanding.CommandSide;
import dev.samtykke.commanding.InMemoryCommandSide;
import dev.samtykke.consent.ConsentCommand;
import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.consent.GrantConsent;
import dev.samtykke.consent.RecordConsents;
import dev.samtykke.consent.RefuseConsent;
import dev.samtykke.consent.RevokeConsent;
import dev.samtykke.consent.command.ConsentsAnswer;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.identity.MergeIdentity;
import dev.samtykke.identity.SplitIdentity;
import dev.samtykke.notice.PublishNotice;
import dev.samtykke.notice.command.NoticeAnswer;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.permission.Rule;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.DefinePurpose;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.command.PurposeAnswer;
import dev.samtykke.rules.RuleBroken;

/** Random commands on a few people, compared after each of them with {@link NaiveModel}. */
class ConsentModelProperties {

    private static final int PEOPLE = 5;
    /** A consent that runs out, and one that imported grants without evidence count for. */
    private static final List<String> PURPOSES = List.of("newsletter", "profiling");

    private static final PersonalText WHY = PersonalText.of("same loyalty card");

    /** One thing to do; {@link Run#carryOut} says what. */
    record Step(int kind, int person, int other, int hours, boolean flag) {}

    @Property(tries = 6_000)
    void theProductAnswersWhatThePlainRulesAnswer(@ForAll @Size(min = 5, max = 40) List<@From("steps") Step> steps) {
        Run run = new Run();
        for (Step step : steps) {
            run.carryOut(step);
            run.compare();
        }
        run.replay();
    }

    @Property(tries = 1_500)
    void splittingWhatWasJustMergedRestoresBothSides(
            @ForAll @Size(max = 25) List<@From("steps") Step> steps, @ForAll @From("steps") Step chosen) {
        Run run = new Run();
        steps.forEach(run::carryOut);
        String survivor = run.model.survivor(run.people.get(chosen.person()));
        String absorbed = run.model.survivor(run.people.get(chosen.other()));
        if (survivor.equals(absorbed)) {
            return;
        }
        CustomerState survivorBefore = run.side.customer(survivor);
        CustomerState absorbedBefore = run.side.customer(absorbed);
        MergeAnswer merged = run.side.send(new MergeIdentity(survivor, absorbed, WHY), MergeAnswer.class);
        assertThat(run.side.customer(absorbed).mergedInto()).isEqualTo(survivor);
        run.side.send(new SplitIdentity(merged.mergeId(), WHY), MergeAnswer.class);
        assertThat(run.side.customer(survivor)).isEqualTo(survivorBefore);
        assertThat(run.side.customer(absorbed)).isEqualTo(absorbedBefore);
    }

    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<Integer> people = Arbitraries.integers().between(0, PEOPLE - 1);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 15),
                        people,
                        people,
                        Arbitraries.integers().between(0, 40 * 24),
                        Arbitraries.of(true, false))
                .as(Step::new);
    }

    /** One history, in the product and in the model. */
    private static final class Run {

        final InMemoryCommandSide side = new InMemoryCommandSide();
        final NaiveModel model = new NaiveModel();
        final List<String> people = new ArrayList<>();
        private @Nullable RecordConsents last;
        private @Nullable ConsentsAnswer lastAnswer;
        private int keys;

        Run() {
            PURPOSES.forEach(purpose -> revise(purpose, true));
            publish(true);
            IntStream.range(0, PEOPLE).forEach(i -> people.add(register(i)));
        }

        private String register(int i) {
            RecordConsents refusal = new RecordConsents(
                    CommandSide.by("person" + i + "@example.org"),
                    List.of(new RefuseConsent("other")),
                    evidence(null, side.now(), false));
            if (i == 0) {
                side.send(new DefinePurpose("other", terms("other"), true), PurposeAnswer.class);
            }
            return side.send(refusal, ConsentsAnswer.class).customerId();
        }

        void carryOut(Step step) {
            switch (step.kind()) {
                case 0, 1, 2, 3, 4 -> decide(step, new GrantConsent(purpose(step)), "GRANTED");
                case 5 -> decide(step, new RefuseConsent(purpose(step)), "REFUSED");
                case 6 -> decide(step, new RevokeConsent(purpose(step)), "REVOKED");
                case 7, 8, 9 -> merge(people.get(step.person()), people.get(step.other()));
                case 10, 11 -> split(step);
                case 12 -> revise(purpose(step), step.hours() % 3 == 0);
                case 13 -> publish(step.hours() % 3 == 0);
                case 14 -> side.pass(Duration.ofHours(step.hours() / 4));
                default -> repeat();
            }
        }

        private static String purpose(Step step) {
            return PURPOSES.get(step.other() % PURPOSES.size());
        }

        private void decide(Step step, ConsentCommand decision, String kind) {
            // Most decisions are reported at once, some late, some by an import without evidence.
            Instant at = side.now().minus(Duration.ofHours(step.flag() ? 0 : step.hours() / 8));
            boolean grant = decision instanceof GrantConsent;
            boolean verified = !grant || step.hours() % 5 != 0;
            Integer notice = grant && verified ? Integer.valueOf(1 + step.hours() % model.version("notice")) : null;
            String customer = model.survivor(people.get(step.person()));
            last = new RecordConsents(
                    CommandSide.known(people.get(step.person())), List.of(decision), evidence(notice, at, !verified));
            lastAnswer = side.send(last, "key" + ++keys, ConsentsAnswer.class);
            assertThat(lastAnswer.customerId()).isEqualTo(customer);
            model.facts.add(new NaiveModel.Decision(
                    model.next(),
                    customer,
                    decision.purpose(),
                    kind,
                    at,
                    verified,
                    model.version(decision.purpose()),
                    notice == null ? Integer.MAX_VALUE : notice));
        }

        private static GivenEvidence evidence(@Nullable Integer notice, Instant at, boolean imported) {
            return new GivenEvidence(
                    notice == null ? null : "notice",
                    notice,
                    null,
                    "web",
                    "shop",
                    "checkbox",
                    false,
                    null,
                    null,
                    imported ? "import" : null,
                    at,
                    null,
                    imported);
        }

        /** An acknowledged command that comes again answers the same and changes nothing. */
        private void repeat() {
            if (last != null) {
                List<CustomerState> before = states();
                assertThat(side.send(last, "key" + keys, ConsentsAnswer.class)).isEqualTo(lastAnswer);
                assertThat(states()).isEqualTo(before);
            }
        }

        private void merge(String survivor, String absorbed) {
            MergeIdentity command = new MergeIdentity(survivor, absorbed, WHY);
            if (survivor.equals(absorbed) || model.absorption(survivor) != null || model.absorption(absorbed) != null) {
                assertRefused(command);
                return;
            }
            boolean[][] before = {permissions(survivor), permissions(absorbed)};
            String mergeId = side.send(command, MergeAnswer.class).mergeId();
            model.facts.add(new NaiveModel.Merge(model.next(), mergeId, survivor, absorbed));
            boolean[] after = permissions(survivor);
            for (int i = 0; i < after.length; i++) {
                assertThat(!after[i] || before[0][i] || before[1][i]).isTrue();
            }
        }

        private void split(Step step) {
            List<NaiveModel.Merge> merges = model.merges();
            if (merges.isEmpty()) {
                return;
            }
            NaiveModel.Merge merge = merges.get(step.hours() % merges.size());
            SplitIdentity command = new SplitIdentity(merge.id(), WHY);
            if (model.undone(merge, model.next()) || model.absorption(merge.survivor()) != null) {
                assertRefused(command);
                return;
            }
            side.send(command, MergeAnswer.class);
            model.facts.add(new NaiveModel.Split(model.next(), merge.id()));
        }

        private void assertRefused(dev.samtykke.messages.Command command) {
            List<CustomerState> before = states();
            assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> side.send(command, MergeAnswer.class));
            assertThat(states()).isEqualTo(before);
        }

        private void revise(String purpose, boolean material) {
            side.send(new DefinePurpose(purpose, terms(purpose + model.next()), material), PurposeAnswer.class);
            model.facts.add(new NaiveModel.Revision(model.next(), purpose, model.version(purpose) + 1, material));
        }

        private static PurposeTerms terms(String description) {
            boolean expires = description.startsWith(PURPOSES.get(0));
            return new PurposeTerms(
                    "Title",
                    description,
                    LawfulBasis.CONSENT,
                    BasisTerms.NONE,
                    List.of("contact"),
                    Period.ofYears(3),
                    expires ? Period.ofDays((int) NaiveModel.VALIDITY.toDays()) : null,
                    false,
                    false,
                    !expires,
                    false);
        }

        private void publish(boolean material) {
            side.send(new PublishNotice("notice", "da", "Vi skriver", PURPOSES, material), NoticeAnswer.class);
            model.facts.add(new NaiveModel.Revision(model.next(), "notice", model.version("notice") + 1, material));
        }

        void compare() {
            for (String person : people) {
                NaiveModel.Merge absorption = model.absorption(person);
                assertThat(side.customer(person).mergedInto())
                        .isEqualTo(absorption == null ? null : absorption.survivor());
                for (String purpose : PURPOSES) {
                    compare(person, purpose, side.now());
                    compare(person, purpose, side.now().plus(Duration.ofDays(20)));
                }
            }
        }

        private void compare(String person, String purpose, Instant at) {
            boolean expires = purpose.equals(PURPOSES.get(0));
            assertThat(rule(person, purpose, at))
                    .as("%s of %s after %s", purpose, person, model.facts)
                    .isEqualTo(model.rule(person, purpose, !expires, expires, at));
        }

        private Rule rule(String person, String purpose, Instant at) {
            PermissionQuery query = new PermissionQuery(purpose, Set.of(), null, null);
            return Permission.decide(side.customer(person), side.catalogue(), query, at)
                    .rule();
        }

        private boolean[] permissions(String person) {
            boolean[] permissions = new boolean[PURPOSES.size()];
            for (int i = 0; i < permissions.length; i++) {
                permissions[i] = rule(person, PURPOSES.get(i), side.now()) == Rule.PERMITTED;
            }
            return permissions;
        }

        private List<CustomerState> states() {
            return people.stream().map(side::customer).toList();
        }

        /** The events alone give the state that commands were decided on, whoever reads them. */
        void replay() {
            for (String person : people) {
                assertThat(side.replayed(person)).isEqualTo(side.customer(person));
                assertThat(side.replayed(person).toString())
                        .isEqualTo(side.replayed(person).toString());
            }
        }
    }
}
