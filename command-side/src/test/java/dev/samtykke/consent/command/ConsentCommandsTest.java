package dev.samtykke.consent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.samtykke.commanding.CommandSide;
import dev.samtykke.consent.ConsentCommand;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.DecidedInTheFuture;
import dev.samtykke.consent.ExplicitConsentRequired;
import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.consent.GrantConsent;
import dev.samtykke.consent.GuardianRequired;
import dev.samtykke.consent.NoticeDoesNotCoverPurpose;
import dev.samtykke.consent.NoticeRequired;
import dev.samtykke.consent.PurposeDecidedTwice;
import dev.samtykke.consent.RecordConsents;
import dev.samtykke.consent.RefuseConsent;
import dev.samtykke.consent.RevokeConsent;
import dev.samtykke.consent.UserActionRequired;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.customer.UnknownCustomer;
import dev.samtykke.identity.Subject;
import dev.samtykke.messages.IdempotencyKeyReused;
import dev.samtykke.notice.UnknownNotice;
import dev.samtykke.notice.UnknownNoticeVersion;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.purpose.PurposeIsRetired;
import dev.samtykke.purpose.RetirePurpose;
import dev.samtykke.purpose.UnknownPurpose;
import dev.samtykke.purpose.command.PurposeAnswer;
import dev.samtykke.rules.RuleBroken;

class ConsentCommandsTest {

    @TempDir
    Path folder;

    private CommandSide side;

    @BeforeEach
    void open() {
        side = new CommandSide(folder).withPurpose("newsletter");
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class GrantsConsent {

        @Test
        void registersWhoeverNobodyKnows() {
            ConsentsAnswer answer = decide(CommandSide.by("anna@example.org"), new GrantConsent("newsletter"));
            assertThat(answer.decisions().get(0).state()).isEqualTo("GRANTED");
            assertThat(side.events(answer.customerId()))
                    .hasExactlyElementsOfTypes(
                            CustomerRegistered.class, IdentifierAttached.class, ConsentGranted.class);
        }

        @Test
        void findsAgainWhomItRegistered() {
            String anna = decide(CommandSide.by("anna@example.org"), new GrantConsent("newsletter"))
                    .customerId();
            assertThat(decide(CommandSide.by("anna@example.org"), new RevokeConsent("newsletter"))
                            .customerId())
                    .isEqualTo(anna);
            assertThat(decide(CommandSide.by("anna@example.org", "anna@example.com"), new GrantConsent("newsletter"))
                            .customerId())
                    .isEqualTo(anna);
            assertThat(side.customer(anna).identifiers()).hasSize(2);
        }

        @Test
        void keepsTheEvidence() {
            String anna = decide(CommandSide.by("anna@example.org"), new GrantConsent("newsletter"))
                    .customerId();
            ConsentGranted granted = (ConsentGranted) side.events(anna).get(2);
            assertThat(granted.verified()).isTrue();
            assertThat(granted.evidence().purposeVersion()).isEqualTo(1);
            assertThat(granted.evidence().notice()).isNotNull().satisfies(notice -> {
                assertThat(notice.version()).isEqualTo(1);
                assertThat(notice.sha256()).hasSize(64);
            });
            assertThat(granted.evidence().language()).isEqualTo("da");
            assertThat(granted.evidence().decidedAt()).isEqualTo(CommandSide.NOW);
        }

        @Test
        void cannotDoWithoutANotice() {
            refused(NoticeRequired.class, new GrantConsent("newsletter"), evidence(null, null, "checkbox", null, null));
        }

        @Test
        void cannotRestOnANoticeThatDoesNotExist() {
            refused(UnknownNotice.class, new GrantConsent("newsletter"), evidence("other", 1, "checkbox", null, null));
            refused(
                    UnknownNoticeVersion.class,
                    new GrantConsent("newsletter"),
                    evidence("privacy", 2, "checkbox", null, null));
        }

        @Test
        void cannotRestOnANoticeOfOtherPurposes() {
            side.withPurpose("profiling");
            refused(
                    NoticeDoesNotCoverPurpose.class,
                    new GrantConsent("profiling"),
                    evidence("privacy", 1, "checkbox", null, null));
        }

        @Test
        void cannotDoWithoutAnActionOfThePerson() {
            refused(UserActionRequired.class, new GrantConsent("newsletter"), evidence("privacy", 1, null, null, null));
            refused(
                    UserActionRequired.class,
                    new GrantConsent("newsletter"),
                    evidence("privacy", 1, "pre_ticked", null, null));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "pre_ticked",
                    "PRE-TICKED",
                    "implied",
                    "implicit",
                    "inferred",
                    "silence",
                    "inactivity",
                    "scroll",
                    "scrolling",
                    "continued-use",
                    "default",
                    "tracking_call",
                    "signal",
                    "opt-out"
                })
        void cannotRestOnWhatIsNoAction(String method) {
            refused(
                    UserActionRequired.class,
                    new GrantConsent("newsletter"),
                    evidence("privacy", 1, method, null, null));
            String anna = decide(
                            CommandSide.by("anna@example.org"),
                            evidence(null, null, method, null, null),
                            new RevokeConsent("newsletter"))
                    .customerId();
            assertThat(side.customer(anna).consent("newsletter").orElseThrow().status())
                    .isEqualTo(ConsentStatus.REVOKED);
        }

        @Test
        void mustBeExplicitForSpecialCategories() {
            side.withPurpose("health", true, false);
            refused(
                    ExplicitConsentRequired.class,
                    new GrantConsent("health"),
                    evidence("privacy", 2, "checkbox", null, null));
            GivenEvidence explicit = new GivenEvidence(
                    "privacy", 2, null, "web", "shop", "checkbox", true, null, null, null, null, null, false);
            assertThat(decide(CommandSide.by("anna@example.org"), explicit, new GrantConsent("health"))
                            .decisions()
                            .get(0)
                            .state())
                    .isEqualTo("GRANTED");
        }

        @Test
        void cannotBeAChildsWithoutAGuardian() {
            refused(GuardianRequired.class, new GrantConsent("newsletter"), ofAge(15, null, false));
            refused(GuardianRequired.class, new GrantConsent("newsletter"), ofAge(15, null, true));
            String child = decide(
                            CommandSide.by("child@example.org"),
                            ofAge(15, PersonalText.of("mother"), false),
                            new GrantConsent("newsletter"))
                    .customerId();
            ConsentGranted granted = (ConsentGranted) side.events(child).get(2);
            assertThat(granted.evidence().guardian()).isEqualTo(PersonalText.of("mother"));
        }

        @Test
        void isAPersonsOwnFromTheAgeOfConsentOn() {
            decide(CommandSide.by("anna@example.org"), ofAge(16, null, false), new GrantConsent("newsletter"));
        }

        @Test
        void isUnverifiedWhenAnImportDoesNotSayWhenThePersonDecided() {
            ConsentsAnswer answer =
                    decide(CommandSide.by("anna@example.org"), complete().fromImport(), new GrantConsent("newsletter"));
            assertThat(answer.decisions().get(0).state()).isEqualTo("UNVERIFIED");
        }

        @Test
        void countsLikeAnyOtherWhenAnImportHasAllEvidence() {
            GivenEvidence evidence = evidence("privacy", 1, "checkbox", null, CommandSide.NOW.minusSeconds(60));
            ConsentsAnswer answer =
                    decide(CommandSide.by("anna@example.org"), evidence.fromImport(), new GrantConsent("newsletter"));
            assertThat(answer.decisions().get(0).state()).isEqualTo("GRANTED");
        }

        @Test
        void withoutEvidenceNeverTakesThePlaceOfWhatThePersonWasSeenToDecide() {
            String anna = decide(CommandSide.by("anna@example.org"), new RevokeConsent("newsletter"))
                    .customerId();
            GivenEvidence imported = evidence(null, null, null, null, null).fromImport();
            assertThat(decide(CommandSide.known(anna), imported, new GrantConsent("newsletter"))
                            .decisions()
                            .get(0)
                            .state())
                    .isEqualTo("REVOKED");
        }

        @Test
        void withoutEvidenceGivesWayToAnythingThatThePersonDecided() {
            GivenEvidence imported = evidence(null, null, null, null, null).fromImport();
            String anna = decide(CommandSide.by("anna@example.org"), imported, new GrantConsent("newsletter"))
                    .customerId();
            assertThat(decide(
                                    CommandSide.known(anna),
                                    evidence(null, null, null, null, CommandSide.NOW.minusSeconds(60)),
                                    new RevokeConsent("newsletter"))
                            .decisions()
                            .get(0)
                            .state())
                    .isEqualTo("REVOKED");
        }

        @Test
        void isUnverifiedWhenAnImportLacksEvidence() {
            String anna = decide(
                            CommandSide.by("anna@example.org"),
                            evidence(null, null, null, "import", null),
                            new GrantConsent("newsletter"))
                    .customerId();
            assertThat(side.customer(anna).consent("newsletter").orElseThrow().verified())
                    .isFalse();
        }

        @Test
        void cannotBeForAnUnknownOrRetiredPurpose() {
            refused(UnknownPurpose.class, new GrantConsent("other"), complete());
            side.send(new RetirePurpose("newsletter", null), PurposeAnswer.class);
            refused(PurposeIsRetired.class, new GrantConsent("newsletter"), complete());
        }

        @Test
        void cannotLieAhead() {
            refused(
                    DecidedInTheFuture.class,
                    new GrantConsent("newsletter"),
                    evidence("privacy", 1, "checkbox", null, CommandSide.NOW.plus(Duration.ofMinutes(6))));
        }

        @Test
        void cannotDecideTwiceOnOnePurpose() {
            refused(
                    PurposeDecidedTwice.class,
                    List.of(new GrantConsent("newsletter"), new RevokeConsent("newsletter")),
                    complete());
        }
    }

    @Nested
    class RevokesAndRefusesConsent {

        @Test
        void takesNoEvidence() {
            String anna = decide(CommandSide.by("anna@example.org"), new GrantConsent("newsletter"))
                    .customerId();
            decide(CommandSide.known(anna), evidence(null, null, null, null, null), new RevokeConsent("newsletter"));
            assertThat(status(anna)).isEqualTo(ConsentStatus.REVOKED);
            decide(CommandSide.known(anna), evidence(null, null, null, null, null), new RefuseConsent("newsletter"));
            assertThat(status(anna)).isEqualTo(ConsentStatus.REFUSED);
        }

        @Test
        void winsOverAGrantThatArrivesLate() {
            String anna = decide(CommandSide.by("anna@example.org"), new RevokeConsent("newsletter"))
                    .customerId();
            ConsentsAnswer late = decide(
                    CommandSide.known(anna),
                    evidence("privacy", 1, "checkbox", null, CommandSide.NOW.minusSeconds(60)),
                    new GrantConsent("newsletter"));
            assertThat(late.decisions().get(0).state()).isEqualTo("REVOKED");
            assertThat(side.events(anna)).last().isInstanceOf(ConsentGranted.class);
            assertThat(status(anna)).isEqualTo(ConsentStatus.REVOKED);
        }

        private ConsentStatus status(String customerId) {
            return side.customer(customerId).consent("newsletter").orElseThrow().status();
        }
    }

    @Nested
    class NamesThePerson {

        @Test
        void cannotBeACustomerWhoDoesNotExist() {
            long head = side.head();
            assertThatExceptionOfType(UnknownCustomer.class)
                    .isThrownBy(() -> decide(
                            CommandSide.known("6f1f3c1e-0000-0000-0000-000000000000"), new GrantConsent("newsletter")));
            assertThat(side.head()).isEqualTo(head);
        }
    }

    @Nested
    class IsSentAgain {

        @Test
        void answersWhatItAnsweredFirst() {
            RecordConsents grant =
                    command(CommandSide.by("anna@example.org"), complete(), new GrantConsent("newsletter"));
            ConsentsAnswer first = side.send(grant, "key", "print", ConsentsAnswer.class);
            long head = side.head();
            assertThat(side.send(grant, "key", "print", ConsentsAnswer.class)).isEqualTo(first);
            assertThat(side.head()).isEqualTo(head);
        }

        @Test
        void answersWhatItAnsweredFirstAfterARestart() {
            RecordConsents grant =
                    command(CommandSide.by("anna@example.org"), complete(), new GrantConsent("newsletter"));
            ConsentsAnswer first = side.send(grant, "key", "print", ConsentsAnswer.class);
            side.close();
            side = new CommandSide(folder);
            assertThat(side.send(grant, "key", "print", ConsentsAnswer.class)).isEqualTo(first);
        }

        @Test
        void cannotBeAnotherRequestUnderTheSameKey() {
            RecordConsents grant =
                    command(CommandSide.by("anna@example.org"), complete(), new GrantConsent("newsletter"));
            side.send(grant, "key", "print", ConsentsAnswer.class);
            assertThatExceptionOfType(IdempotencyKeyReused.class)
                    .isThrownBy(() -> side.send(grant, "key", "another print", ConsentsAnswer.class));
        }

        @Test
        void isTriedAgainAfterARefusal() {
            RecordConsents grant =
                    command(CommandSide.by("anna@example.org"), complete(), new GrantConsent("profiling"));
            assertThatExceptionOfType(UnknownPurpose.class)
                    .isThrownBy(() -> side.send(grant, "key", "print", ConsentsAnswer.class));
            side.withPurpose("profiling");
            RecordConsents covered = command(
                    CommandSide.by("anna@example.org"),
                    evidence("privacy", 2, "checkbox", null, null),
                    new GrantConsent("profiling"));
            assertThat(side.send(covered, "key", "print", ConsentsAnswer.class).decisions())
                    .hasSize(1);
        }
    }

    private ConsentsAnswer decide(Subject subject, ConsentCommand... decisions) {
        return decide(subject, complete(), decisions);
    }

    private ConsentsAnswer decide(Subject subject, GivenEvidence evidence, ConsentCommand... decisions) {
        return side.send(command(subject, evidence, decisions), ConsentsAnswer.class);
    }

    private static RecordConsents command(Subject subject, GivenEvidence evidence, ConsentCommand... decisions) {
        return new RecordConsents(subject, List.of(decisions), evidence);
    }

    private void refused(Class<? extends RuleBroken> rule, ConsentCommand decision, GivenEvidence evidence) {
        refused(rule, List.of(decision), evidence);
    }

    private void refused(Class<? extends RuleBroken> rule, List<ConsentCommand> decisions, GivenEvidence evidence) {
        long head = side.head();
        assertThatExceptionOfType(rule)
                .isThrownBy(() -> side.send(
                        new RecordConsents(CommandSide.by("anna@example.org"), decisions, evidence),
                        ConsentsAnswer.class))
                .satisfies(refused -> assertThat(refused.violations()).isNotEmpty());
        assertThat(side.head()).isEqualTo(head);
    }

    private static GivenEvidence ofAge(int age, @Nullable PersonalText guardian, boolean imported) {
        return new GivenEvidence(
                "privacy", 1, null, "web", "shop", "checkbox", false, guardian, age, null, null, null, imported);
    }

    private static GivenEvidence complete() {
        return evidence("privacy", 1, "checkbox", null, null);
    }

    private static GivenEvidence evidence(
            @Nullable String notice,
            @Nullable Integer version,
            @Nullable String method,
            @Nullable String actor,
            @Nullable Instant decidedAt) {
        return new GivenEvidence(
                notice, version, null, "web", "shop", method, false, null, null, actor, decidedAt, null, false);
    }
}
