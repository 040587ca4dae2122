package dev.samtykke.identity.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.commanding.CommandSide;
import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentCommand;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.consent.GrantConsent;
import dev.samtykke.consent.RecordConsents;
import dev.samtykke.consent.RefuseConsent;
import dev.samtykke.consent.RevokeConsent;
import dev.samtykke.consent.command.ConsentsAnswer;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.UnknownCustomer;
import dev.samtykke.identity.AlreadyAbsorbed;
import dev.samtykke.identity.AttachIdentifier;
import dev.samtykke.identity.DetachIdentifier;
import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.IdentifierTaken;
import dev.samtykke.identity.IdentifierType;
import dev.samtykke.identity.MergeIdentity;
import dev.samtykke.identity.MergeIntoItself;
import dev.samtykke.identity.MergeProposed;
import dev.samtykke.identity.ReviewMerge;
import dev.samtykke.identity.SplitIdentity;
import dev.samtykke.identity.Subject;
import dev.samtykke.identity.TooManyIdentifiers;
import dev.samtykke.identity.UnknownIdentifier;
import dev.samtykke.identity.UnknownMerge;
import dev.samtykke.privacy.PersonalText;

class IdentityCommandsTest {

    @TempDir
    Path folder;

    private CommandSide side;
    private String anna = "";
    private String bo = "";

    @BeforeEach
    void open() {
        side = new CommandSide(folder).withPurpose("newsletter");
        anna = decide(CommandSide.by("anna@example.org"), new GrantConsent("newsletter"));
        bo = decide(CommandSide.by("bo@example.org"), new GrantConsent("newsletter"));
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class AttachesAnIdentifier {

        @Test
        void letsItPointToTheCustomer() {
            IdentifierAnswer answer = attach(anna, "anna@example.com");
            assertThat(answer.event()).isNotNull();
            assertThat(side.customer(anna).identifiers()).containsKey(answer.identifier());
        }

        @Test
        void changesNothingTheSecondTime() {
            attach(anna, "anna@example.com");
            long head = side.head();
            assertThat(attach(anna, "anna@example.com").event()).isNull();
            assertThat(side.head()).isEqualTo(head);
        }

        @Test
        void cannotTakeItFromAnother() {
            assertThatExceptionOfType(IdentifierTaken.class).isThrownBy(() -> attach(anna, "bo@example.org"));
        }
    }

    @Nested
    class DetachesAnIdentifier {

        @Test
        void letsOthersHaveIt() {
            detach(bo, "bo@example.org");
            assertThat(side.customer(bo).identifiers()).isEmpty();
            assertThat(attach(anna, "bo@example.org").event()).isNotNull();
        }

        @Test
        void cannotTakeItFromAnother() {
            assertThatExceptionOfType(IdentifierTaken.class).isThrownBy(() -> detach(anna, "bo@example.org"));
        }

        @Test
        void cannotBeOneThatPointsToNobody() {
            assertThatExceptionOfType(UnknownIdentifier.class).isThrownBy(() -> detach(anna, "eve@example.org"));
        }

        @Test
        void takesOneThatCameWithAMerge() {
            merge(anna, bo);
            detach(anna, "bo@example.org");
            String stranger = decide(CommandSide.by("bo@example.org"), new GrantConsent("newsletter"));
            assertThat(stranger).isNotEqualTo(anna).isNotEqualTo(bo);
        }
    }

    @Nested
    class MergesIdentities {

        @Test
        void recordsItInBothStreams() {
            MergeAnswer answer = merge(anna, bo);
            assertThat(side.events(bo)).last().isEqualTo(new MergedInto(bo, answer.mergeId(), anna));
            assertThat(side.events(anna)).last().isInstanceOfSatisfying(IdentityMerged.class, merged -> {
                assertThat(merged.absorbed()).isEqualTo(bo);
                assertThat(merged.absorbedSequence()).isEqualTo(side.events(bo).size() - 2);
            });
        }

        @Test
        void letsTheSurvivorAnswerForBoth() {
            merge(anna, bo);
            assertThat(decide(CommandSide.by("bo@example.org"), new RevokeConsent("newsletter")))
                    .isEqualTo(anna);
            assertThat(decide(CommandSide.known(bo), new GrantConsent("newsletter")))
                    .isEqualTo(anna);
        }

        @Test
        void followsAChainOfMerges() {
            String eve = decide(CommandSide.by("eve@example.org"), new GrantConsent("newsletter"));
            merge(bo, eve);
            merge(anna, bo);
            assertThat(decide(CommandSide.by("eve@example.org"), new GrantConsent("newsletter")))
                    .isEqualTo(anna);
        }

        @Test
        void keepsTheRevocationAgainstAnyGrant() {
            decide(CommandSide.known(bo), new RevokeConsent("newsletter"));
            merge(anna, bo);
            Consent merged = side.customer(anna).consent("newsletter").orElseThrow();
            assertThat(merged.status()).isEqualTo(ConsentStatus.REVOKED);
            assertThat(merged.conflict()).isTrue();
        }

        @Test
        void asksAgainOnlyUntilThePersonHasAnswered() {
            decide(CommandSide.known(bo), new RevokeConsent("newsletter"));
            merge(anna, bo);
            decide(CommandSide.known(anna), new GrantConsent("newsletter"));
            Consent answered = side.customer(anna).consent("newsletter").orElseThrow();
            assertThat(answered.status()).isEqualTo(ConsentStatus.GRANTED);
            assertThat(answered.conflict()).isFalse();
        }

        @Test
        void cannotMergeACustomerIntoItself() {
            assertThatExceptionOfType(MergeIntoItself.class).isThrownBy(() -> merge(anna, anna));
        }

        @Test
        void cannotMergeWhatWasAbsorbed() {
            merge(anna, bo);
            assertThatExceptionOfType(AlreadyAbsorbed.class).isThrownBy(() -> merge(anna, bo));
            assertThatExceptionOfType(AlreadyAbsorbed.class).isThrownBy(() -> merge(bo, anna));
        }

        @Test
        void cannotMergeWhoDoesNotExist() {
            assertThatExceptionOfType(UnknownCustomer.class)
                    .isThrownBy(() -> merge(anna, "6f1f3c1e-0000-0000-0000-000000000000"));
        }
    }

    @Nested
    class RecognisesOnePerson {

        @Test
        void mergesWhomTheIdentifiersShowToBeOne() {
            assertThat(decide(CommandSide.by("anna@example.org", "bo@example.org"), new GrantConsent("newsletter")))
                    .isIn(anna, bo);
            assertThat(side.customer(anna).mergedInto() == null)
                    .isNotEqualTo(side.customer(bo).mergedInto() == null);
        }

        @Test
        void keepsPeopleWithDifferentUserIdsApart() {
            String cleo = known(userId("cleo"), CommandSide.email("shared@example.org"));
            String dan = known(userId("dan"));
            assertThat(known(userId("dan"), CommandSide.email("shared@example.org")))
                    .isEqualTo(dan);
            assertThat(side.customer(cleo).mergedInto()).isNull();
            assertThat(known(CommandSide.email("shared@example.org"))).isEqualTo(cleo);
        }

        @Test
        void keepsPeopleApartWhoShareADevice() {
            Identifier tablet = new Identifier("tablet", IdentifierType.DEVICE_ID, PersonalText.of("tablet"));
            String cleo = known(CommandSide.email("cleo@example.org"), tablet);
            String dan = known(CommandSide.email("dan@example.org"));
            assertThat(known(CommandSide.email("dan@example.org"), tablet)).isEqualTo(dan);
            assertThat(side.customer(cleo).mergedInto()).isNull();
        }

        @Test
        void mergesAnAnonymousVisitorIntoWhomTheyTurnOutToBe() {
            Identifier visitor = new Identifier("visitor", IdentifierType.ANONYMOUS_ID, PersonalText.of("visitor"));
            String anonymous = known(visitor);
            assertThat(known(visitor, CommandSide.email("anna@example.org"))).isEqualTo(anna);
            assertThat(side.customer(anonymous).mergedInto()).isEqualTo(anna);
        }

        @Test
        void takesAnotherUserIdForAnotherPersonWhoUsesTheSameAddress() {
            String cleo = known(userId("cleo"), CommandSide.email("shared@example.org"));
            String dan = known(userId("dan"), CommandSide.email("shared@example.org"));
            assertThat(dan).isNotEqualTo(cleo);
            assertThat(known(userId("dan"))).isEqualTo(dan);
            assertThat(known(CommandSide.email("shared@example.org"))).isEqualTo(cleo);
        }

        @Test
        void doesNotMergeInSomebodyWithAnotherUserIdThanTheOneGiven() {
            String cleo = known(userId("cleo"), phone("1"));
            assertThat(known(userId("dan"), CommandSide.email("anna@example.org"), phone("1")))
                    .isEqualTo(anna);
            assertThat(side.customer(cleo).mergedInto()).isNull();
            assertThat(known(userId("dan"))).isEqualTo(anna);
            assertThat(known(phone("1"))).isEqualTo(cleo);
        }

        @Test
        void letsTheStrongestIdentifierSayWhoIsMeant() {
            String cleo = known(phone("1"));
            Identifier loyalty = new Identifier("card", IdentifierType.LOYALTY_ID, PersonalText.of("card"));
            String dan = known(loyalty);
            assertThat(known(loyalty, phone("1"))).isEqualTo(cleo);
            assertThat(side.customer(dan).mergedInto()).isEqualTo(cleo);
        }

        @Test
        void leavesOutTheWeakestOfTooManyIdentifiers() {
            for (int i = 0; i < 4; i++) {
                attach(anna, "anna" + i + "@example.org");
            }
            assertThat(decide(CommandSide.by("anna@example.org", "sixth@example.org"), new GrantConsent("newsletter")))
                    .isEqualTo(anna);
            assertThat(side.customer(anna).identifiers()).hasSize(5);
        }

        @Test
        void takesNoMoreIdentifiersThanOnePersonMayHave() {
            known(userId("cleo"));
            String dan = known(userId("dan"));
            assertThatExceptionOfType(TooManyIdentifiers.class)
                    .isThrownBy(() -> side.send(new AttachIdentifier(dan, userId("other")), IdentifierAnswer.class));
        }

        @Test
        void letsSomebodyLookAtWhatWouldBreakAGuard() {
            for (int i = 0; i < 4; i++) {
                attach(anna, "anna" + i + "@example.org");
            }
            MergeProposed proposed = proposal();
            assertThat(side.customer(bo).mergedInto()).isNull();
            side.send(new ReviewMerge(proposed.mergeId(), true, PersonalText.of("same passport")), ReviewAnswer.class);
            assertThat(side.customer(proposed.absorbed()).mergedInto()).isEqualTo(proposed.survivor());
        }

        @Test
        void doesNotAskAgainAboutWhatWasRejected() {
            for (int i = 0; i < 4; i++) {
                attach(anna, "anna" + i + "@example.org");
            }
            MergeProposed proposed = proposal();
            side.send(new ReviewMerge(proposed.mergeId(), false, PersonalText.of("brothers")), ReviewAnswer.class);
            long head = side.head();
            decide(CommandSide.by("anna@example.org", "bo@example.org"), new GrantConsent("newsletter"));
            assertThat(side.head()).isEqualTo(head + 1);
            assertThatExceptionOfType(UnknownMerge.class)
                    .isThrownBy(() -> side.send(
                            new ReviewMerge(proposed.mergeId(), true, PersonalText.of("after all")),
                            ReviewAnswer.class));
        }

        private MergeProposed proposal() {
            decide(CommandSide.by("anna@example.org", "bo@example.org"), new GrantConsent("newsletter"));
            return side.store
                    .openStream(side.store.createTailToken())
                    .asStream()
                    .limit(side.head() + 1)
                    .map(message -> message.getPayload())
                    .filter(MergeProposed.class::isInstance)
                    .map(MergeProposed.class::cast)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class SplitsIdentities {

        @Test
        void restoresBothSides() {
            decide(CommandSide.known(bo), new RevokeConsent("newsletter"));
            CustomerState annaBefore = side.customer(anna);
            CustomerState boBefore = side.customer(bo);
            split(merge(anna, bo));
            assertThat(side.customer(anna)).isEqualTo(annaBefore);
            assertThat(side.customer(bo)).isEqualTo(boBefore);
            assertThat(decide(CommandSide.by("bo@example.org"), new GrantConsent("newsletter")))
                    .isEqualTo(bo);
        }

        @Test
        void leavesWhatWasDecidedSinceWithTheSurvivorAndAsksTheOtherAgain() {
            MergeAnswer merged = merge(anna, bo);
            decide(CommandSide.known(anna), new GrantConsent("newsletter"));
            Consent renewed = side.customer(anna).consent("newsletter").orElseThrow();
            split(merged);
            assertThat(side.customer(anna).consent("newsletter")).contains(renewed);
            assertThat(side.customer(bo).consent("newsletter").orElseThrow().conflict())
                    .isTrue();
        }

        @Test
        void takesOutOneOfSeveralMerges() {
            String eve = decide(CommandSide.by("eve@example.org"), new GrantConsent("newsletter"));
            decide(CommandSide.known(bo), new RevokeConsent("newsletter"));
            MergeAnswer withBo = merge(anna, bo);
            merge(anna, eve);
            assertThat(side.customer(anna).consent("newsletter").orElseThrow().conflict())
                    .isTrue();
            split(withBo);
            assertThat(side.customer(anna).consent("newsletter").orElseThrow().conflict())
                    .isFalse();
            assertThat(side.customer(eve).mergedInto()).isEqualTo(anna);
        }

        @Test
        void takesOutAMergeFromBeforeTheCustomerItselfWasMergedAndSplit() {
            String eve = decide(CommandSide.by("eve@example.org"), new GrantConsent("newsletter"));
            decide(CommandSide.known(bo), new RevokeConsent("newsletter"));
            CustomerState annaBefore = side.customer(anna);
            MergeAnswer withBo = merge(anna, bo);
            MergeAnswer withEve = merge(eve, anna);
            split(withEve);
            split(withBo);
            assertThat(side.customer(anna)).isEqualTo(annaBefore);
        }

        @Test
        void cannotUndoAMergeTwice() {
            MergeAnswer merged = merge(anna, bo);
            split(merged);
            assertThatExceptionOfType(UnknownMerge.class).isThrownBy(() -> split(merged));
        }
    }

    private String known(Identifier... identifiers) {
        return decide(new Subject(null, List.of(identifiers)), new RefuseConsent("newsletter"));
    }

    private static Identifier phone(String number) {
        return new Identifier("phone-" + number, IdentifierType.PHONE, PersonalText.of(number));
    }

    private static Identifier userId(String id) {
        return new Identifier("user-" + id, IdentifierType.USER_ID, PersonalText.of(id));
    }

    private void split(MergeAnswer merged) {
        side.send(new SplitIdentity(merged.mergeId(), PersonalText.of("two people after all")), MergeAnswer.class);
    }

    private MergeAnswer merge(String survivor, String absorbed) {
        return side.send(
                new MergeIdentity(survivor, absorbed, PersonalText.of("same loyalty card")), MergeAnswer.class);
    }

    private IdentifierAnswer attach(String customer, String address) {
        return side.send(new AttachIdentifier(customer, CommandSide.email(address)), IdentifierAnswer.class);
    }

    private IdentifierAnswer detach(String customer, String address) {
        return side.send(
                new DetachIdentifier(customer, CommandSide.email(address).key()), IdentifierAnswer.class);
    }

    private String decide(Subject subject, ConsentCommand decision) {
        GivenEvidence evidence = new GivenEvidence(
                "privacy", 1, null, "web", "shop", "checkbox", false, null, null, null, null, null, false);
        return side.send(new RecordConsents(subject, List.of(decision), evidence), ConsentsAnswer.class)
                .customerId();
    }
}
