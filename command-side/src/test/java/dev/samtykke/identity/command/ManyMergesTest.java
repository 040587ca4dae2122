package dev.samtykke.identity.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.commanding.CommandSide;
import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.consent.GrantConsent;
import dev.samtykke.consent.RecordConsents;
import dev.samtykke.consent.RevokeConsent;
import dev.samtykke.consent.command.ConsentsAnswer;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.Standing;
import dev.samtykke.identity.MergeIdentity;
import dev.samtykke.identity.SplitIdentity;
import dev.samtykke.privacy.PersonalText;

/** Many profiles turn out to be one person. {@code -Dsamtykke.merges=10000} merges more of them than the build does. */
class ManyMergesTest {

    private static final int PROFILES = Integer.getInteger("samtykke.merges", 500);

    @TempDir
    Path folder;

    @Test
    void oneProfileTakesInAllOthersAndGivesOneBack() {
        try (CommandSide side = new CommandSide(folder).withPurpose("newsletter")) {
            List<String> profiles = profiles(side);
            String survivor = profiles.get(0);
            String oneMerge = "";
            for (String profile : profiles.subList(1, PROFILES)) {
                oneMerge = merge(side, survivor, profile).mergeId();
            }
            assertThat(side.customer(survivor).absorbed()).hasSize(PROFILES - 1);
            assertEventsStaySmall(side, survivor);
            assertThat(owner(side, PROFILES / 2)).isEqualTo(survivor);

            side.send(new SplitIdentity(oneMerge, PersonalText.of("two people")), MergeAnswer.class);
            assertThat(side.customer(survivor).absorbed()).hasSize(PROFILES - 2);
            assertThat(owner(side, PROFILES - 1)).isEqualTo(profiles.get(PROFILES - 1));
        }
    }

    @Test
    void eachProfileIsTakenInByTheNextOne() {
        try (CommandSide side = new CommandSide(folder).withPurpose("newsletter")) {
            List<String> profiles = profiles(side);
            for (int i = 1; i < PROFILES; i++) {
                merge(side, profiles.get(i), profiles.get(i - 1));
            }
            String last = profiles.get(PROFILES - 1);
            assertEventsStaySmall(side, last);
            assertThat(owner(side, 0)).isEqualTo(last);
            assertThat(side.send(
                                    new RecordConsents(
                                            CommandSide.known(profiles.get(0)),
                                            List.of(new RevokeConsent("newsletter")),
                                            evidence()),
                                    ConsentsAnswer.class)
                            .customerId())
                    .isEqualTo(last);
        }
    }

    private static List<String> profiles(CommandSide side) {
        List<String> profiles = new ArrayList<>();
        for (int i = 0; i < PROFILES; i++) {
            profiles.add(owner(side, i));
        }
        return profiles;
    }

    private static String owner(CommandSide side, int number) {
        return side.send(
                        new RecordConsents(
                                CommandSide.by("person" + number + "@example.org"),
                                List.of(new GrantConsent("newsletter")),
                                evidence()),
                        ConsentsAnswer.class)
                .customerId();
    }

    private static GivenEvidence evidence() {
        return new GivenEvidence(
                "privacy", 1, null, "web", "shop", "checkbox", false, null, null, null, null, null, false);
    }

    private static MergeAnswer merge(CommandSide side, String survivor, String absorbed) {
        return side.send(
                new MergeIdentity(survivor, absorbed, PersonalText.of("one crawler, many profiles")),
                MergeAnswer.class);
    }

    /** An event tells of the merge that it is about, not of all merges before. */
    private static void assertEventsStaySmall(CommandSide side, String survivor) {
        side.events(survivor).stream()
                .filter(IdentityMerged.class::isInstance)
                .map(event -> ((IdentityMerged) event).standing())
                .forEach(standing -> assertThat(size(standing)).isLessThanOrEqualTo(2));
    }

    private static int size(Standing standing) {
        return standing.consents().values().stream()
                        .mapToInt(consent -> 1 + consent.joint().size())
                        .sum()
                + standing.contracts().size()
                + standing.served().size()
                + standing.objections().size()
                + standing.contacts().size();
    }
}
