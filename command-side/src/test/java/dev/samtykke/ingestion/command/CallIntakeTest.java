package dev.samtykke.ingestion.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.commanding.CommandContext;
import dev.samtykke.commanding.CommandSide;
import dev.samtykke.consent.command.ConsentsAnswer;
import dev.samtykke.customer.DataCollected;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Identifier;
import dev.samtykke.profile.SentCall;

/** Whole requests, on a real store. */
class CallIntakeTest {

    private static final CommandContext CONTEXT = CommandContext.of("source:shop", "trace");

    private final ExecutorService workers = Executors.newFixedThreadPool(16);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void theCallsOfAPersonAreTakenInInTheirOrderHoweverManyOthersThereAre() {
        try (CommandSide side = shop()) {
            List<String> people = new ArrayList<>();
            for (int person = 0; person < 10; person++) {
                people.add(grant(side, person));
            }
            List<SentCall> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                calls.add(size(i, i % 10));
            }
            new CallIntake(side.dispatcher(), workers).take(Shop.SOURCE, calls, CONTEXT);

            for (int person = 0; person < 10; person++) {
                int first = person;
                List<String> expected = new ArrayList<>();
                for (int i = first; i < 200; i += 10) {
                    expected.add(String.valueOf(i));
                }
                assertThat(sizes(side, people.get(person))).isEqualTo(expected);
            }
        }
    }

    @Test
    void aCallThatComesAgainAfterARestartIsADuplicate() {
        List<SentCall> calls = List.of(size(1, 0), size(2, 1));
        long head;
        try (CommandSide side = shop()) {
            grant(side, 0);
            grant(side, 1);
            assertThat(taken(side, calls)).noneMatch(CallResult::duplicate);
            head = side.head();
        }
        try (CommandSide side = new CommandSide(folder)) {
            assertThat(taken(side, calls)).allMatch(CallResult::duplicate);
            assertThat(side.head()).isEqualTo(head);
        }
    }

    @Test
    void theSameCallSentManyTimesAtOnceIsTakenInOnce() throws Exception {
        try (CommandSide side = shop()) {
            String anna = grant(side, 0);
            CallIntake intake = new CallIntake(side.dispatcher(), workers);
            List<Future<CallIntake.Taken>> sent = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                sent.add(workers.submit(() -> intake.take(Shop.SOURCE, List.of(size(1, 0)), CONTEXT)));
            }
            int kept = 0;
            for (Future<CallIntake.Taken> each : sent) {
                kept += each.get().calls().get(0).kept();
            }
            assertThat(kept).isEqualTo(1);
            assertThat(sizes(side, anna)).hasSize(1);
        }
    }

    @Test
    void whatIsWithheldOfUnknownPeopleIsCountedOncePerRequest() {
        try (CommandSide side = shop()) {
            long before = side.head();
            taken(side, List.of(size(1, 7), size(2, 8), size(3, 9)));

            assertThat(side.head()).isEqualTo(before + 1);
            long counted = 0;
            for (int stripe = 0; stripe < 8; stripe++) {
                counted += side.streams
                        .state(Streams.WITHHELD_ACCOUNT, Shop.SOURCE + "/" + stripe)
                        .calls();
            }
            assertThat(counted).isEqualTo(3);
        }
    }

    private CommandSide shop() {
        CommandSide side = new CommandSide(folder);
        Shop.setUp().forEach(command -> side.send(command, Object.class));
        return side;
    }

    private List<CallResult> taken(CommandSide side, List<SentCall> calls) {
        return new CallIntake(side.dispatcher(), workers)
                .take(Shop.SOURCE, calls, CONTEXT)
                .calls();
    }

    private static String grant(CommandSide side, int person) {
        return side.send(Shop.grant("advice", CommandSide.NOW, who(person)), ConsentsAnswer.class)
                .customerId();
    }

    private static Identifier who(int person) {
        return Shop.user("u-" + person);
    }

    private static SentCall size(int message, int person) {
        return Shop.identify(message, List.of(who(person)), Map.of("size", String.valueOf(message)));
    }

    private static List<String> sizes(CommandSide side, String customerId) {
        return side.events(customerId).stream()
                .filter(DataCollected.class::isInstance)
                .map(DataCollected.class::cast)
                .map(event -> event.attributes().get(0).value().reveal().orElse(""))
                .toList();
    }
}
