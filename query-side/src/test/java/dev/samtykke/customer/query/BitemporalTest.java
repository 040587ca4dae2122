package dev.samtykke.customer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.query.ConsentsController.ConsentsAnswer;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.SnapshotWriter;
import dev.samtykke.projection.History;

class BitemporalTest {

    private static final int HISTORIES = 100;
    private static final int STEPS = 60;
    private static final int POINTS = 100;

    private final Map<String, Integer> seen = new HashMap<>();

    @Test
    void whatHeldAsItWasKnownIsWhatANaiveReadingOfAllEventsGivesAtTenThousandPoints() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            try (RandomLives lives = new RandomLives(seed, true)) {
                for (int step = 0; step < STEPS; step++) {
                    lives.live();
                }
                compare(lives, new Random(-seed));
            }
        }

        // The points must not be trivial ones.
        assertThat(seen.keySet())
                .contains("GRANTED", "REFUSED", "REVOKED", "STALE", "EXPIRED", "UNVERIFIED", "CONFLICT", "merged");
        assertThat(seen.values()).allMatch(count -> count > 20);
    }

    private void compare(RandomLives lives, Random random) {
        History history = lives.history();
        EventStreams streams = new EventStreams(history.store(), new SnapshotWriter(history.store(), 5), 3);
        ConsentsController controller = new ConsentsController(streams, Clock.fixed(lives.now(), ZoneOffset.UTC));
        List<DomainEventMessage<?>> events = history.events();
        List<Instant> instants = instants(events);
        for (int point = 0; point < POINTS; point++) {
            String customer =
                    lives.customers().get(random.nextInt(lives.customers().size()));
            Instant at = instants.get(random.nextInt(instants.size())).plusMillis(random.nextInt(3) - 1);
            Instant knownAt = instants.get(random.nextInt(instants.size())).plusMillis(random.nextInt(3) - 1);
            NaiveConsents naive = new NaiveConsents(events, at, knownAt);

            ConsentsAnswer answer = controller.consents(UUID.fromString(customer), at, knownAt);

            assertThat(answer.mergedInto() == null ? customer : answer.mergedInto())
                    .as("survivor of %s at %s as known at %s", customer, at, knownAt)
                    .isEqualTo(naive.survivor(customer));
            assertThat(told(answer))
                    .as("%s at %s as known at %s", customer, at, knownAt)
                    .isEqualTo(naive.of(customer));
            answer.consents().forEach(consent -> seen.merge(consent.state(), 1, Integer::sum));
            seen.merge(answer.mergedInto() == null ? "whole" : "merged", 1, Integer::sum);
        }
    }

    private static Map<String, String> told(ConsentsAnswer answer) {
        Map<String, String> told = new TreeMap<>();
        answer.consents().forEach(consent -> told.put(consent.purpose(), consent.state() + " " + consent.eventId()));
        return told;
    }

    /** Whenever something was recorded or decided, and a day or two later, when consents run out. */
    private static List<Instant> instants(List<DomainEventMessage<?>> events) {
        List<Instant> instants = new ArrayList<>();
        for (DomainEventMessage<?> event : events) {
            instants.add(event.getTimestamp());
            if (event.getPayload() instanceof ConsentGranted granted) {
                Instant decidedAt = granted.evidence().decidedAt();
                instants.add(decidedAt);
                instants.add(decidedAt.plusSeconds(86_400));
                instants.add(decidedAt.plusSeconds(2 * 86_400));
            }
        }
        return instants;
    }
}
