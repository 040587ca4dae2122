package dev.samtykke.identity.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.commanding.CommandSide;
import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.consent.GrantConsent;
import dev.samtykke.consent.RecordConsents;
import dev.samtykke.consent.command.ConsentsAnswer;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.AttachIdentifier;
import dev.samtykke.identity.MergeIdentity;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.rules.RuleBroken;

/** Many threads claim the same few identifiers and merge the same few customers in both directions. */
class ContendedIdentitiesTest {

    private static final int THREADS = 64;
    private static final int ROUNDS = 60;
    private static final int ADDRESSES = 24;

    @TempDir
    Path folder;

    private final Set<String> customers = ConcurrentHashMap.newKeySet();

    @Test
    void noIdentifierGetsTwoOwnersAndNoMergeIsLeftHalfDone() throws Exception {
        try (CommandSide side = new CommandSide(folder).withPurpose("newsletter")) {
            runAll(side);
            assertThat(customers).isNotEmpty();
            Map<String, String> ownerByIdentifier = new HashMap<>();
            Map<String, String> survivorByMerge = new HashMap<>();
            Map<String, String> absorberByMerge = new HashMap<>();
            for (String customer : customers) {
                for (CustomerEvent event : side.events(customer)) {
                    if (event instanceof IdentifierAttached attached) {
                        assertThat(ownerByIdentifier.put(attached.identifier(), customer))
                                .isNull();
                    } else if (event instanceof MergedInto into) {
                        survivorByMerge.put(into.mergeId(), into.survivor());
                    } else if (event instanceof IdentityMerged merged) {
                        absorberByMerge.put(merged.mergeId(), customer);
                    }
                }
            }
            assertThat(absorberByMerge).isEqualTo(survivorByMerge).isNotEmpty();
            ownerByIdentifier.forEach((identifier, owner) -> assertThat(
                            side.streams.state(Streams.IDENTIFIER, identifier).owner())
                    .isEqualTo(owner));
        }
    }

    private void runAll(CommandSide side) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                work.add(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        step(side, random);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get(); // anything but a broken rule fails the test
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void step(CommandSide side, Random random) {
        try {
            switch (random.nextInt(4)) {
                case 0, 1 ->
                    customers.add(side.send(grant(address(random)), ConsentsAnswer.class)
                            .customerId());
                case 2 ->
                    side.send(
                            new AttachIdentifier(customer(random), CommandSide.email(address(random))),
                            IdentifierAnswer.class);
                default ->
                    side.send(
                            new MergeIdentity(customer(random), customer(random), PersonalText.of("same person")),
                            MergeAnswer.class);
            }
        } catch (RuleBroken refused) {
            // Losing is part of the game; what counts is that nothing else happens.
            assertThat(refused.rule()).isNotBlank();
        }
    }

    private String customer(Random random) {
        List<String> known = List.copyOf(customers);
        return known.isEmpty() ? "nobody" : known.get(random.nextInt(known.size()));
    }

    private static String address(Random random) {
        return "person" + random.nextInt(ADDRESSES) + "@example.org";
    }

    private static RecordConsents grant(String address) {
        return new RecordConsents(
                CommandSide.by(address),
                List.of(new GrantConsent("newsletter")),
                new GivenEvidence(
                        "privacy", 1, null, "web", "shop", "checkbox", false, null, null, null, null, null, false));
    }
}
