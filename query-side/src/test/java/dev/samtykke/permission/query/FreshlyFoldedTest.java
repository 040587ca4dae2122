package dev.samtykke.permission.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.query.RandomLives;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.SnapshotWriter;
import dev.samtykke.messages.Recorded;
import dev.samtykke.notice.NoticeEvent;
import dev.samtykke.notice.NoticeState;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.Decision;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.permission.Rule;
import dev.samtykke.projection.History;
import dev.samtykke.purpose.PurposeEvent;
import dev.samtykke.purpose.PurposeState;

/** Checks answer from cached states and snapshots; nothing of that may show. */
class FreshlyFoldedTest {

    private static final int HISTORIES = 40;
    private static final int STEPS = 80;

    /** A check that was answered once. */
    private record Answered(String customer, PermissionQuery query, Instant at, Decision decision) {}

    private final Map<Rule, Integer> seen = new EnumMap<>(Rule.class);

    @Test
    void everyCheckIsAnsweredAsByTheRulesOnTheEventsThemselves() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            try (RandomLives lives = new RandomLives(seed, true)) {
                History history = lives.history();
                EventStreams streams = streams(history);
                PermissionChecks checks = new PermissionChecks(streams);
                Random random = new Random(-seed);
                for (int step = 0; step < STEPS; step++) {
                    long before = history.head();
                    lives.live();
                    observe(streams, history, before);
                    String customer = lives.customers()
                            .get(random.nextInt(lives.customers().size()));
                    PermissionQuery query = query(random);
                    Instant at = lives.now().plusSeconds(random.nextInt(3) == 0 ? random.nextInt(200_000) : 0);

                    Decision decision = checks.decide(Set.of(customer), query, at, lives.now());

                    assertThat(decision)
                            .as("%s for %s at %s, seed %d, step %d", customer, query, at, seed, step)
                            .isEqualTo(fresh(history.events(), customer, query, at));
                    seen.merge(decision.rule(), 1, Integer::sum);
                }
            }
        }
        assertThat(seen.keySet())
                .contains(
                        Rule.PERMITTED,
                        Rule.RETIRED_PURPOSE,
                        Rule.RESTRICTED,
                        Rule.UNASKED,
                        Rule.CONFLICT,
                        Rule.REFUSED,
                        Rule.REVOKED,
                        Rule.STALE,
                        Rule.EXPIRED,
                        Rule.UNVERIFIED,
                        Rule.OBJECTED,
                        Rule.NOT_INFORMED,
                        Rule.CHANNEL_OPTED_OUT,
                        Rule.NO_CONTRACT);
    }

    @Test
    void aPastInstantIsAnsweredAsItWasAnsweredThenWhenNothingArrivedLate() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            try (RandomLives lives = new RandomLives(seed, false)) {
                Random random = new Random(-seed);
                List<Answered> answered = new ArrayList<>();
                for (int step = 0; step < STEPS; step++) {
                    lives.live();
                    String customer = lives.customers()
                            .get(random.nextInt(lives.customers().size()));
                    PermissionQuery query = query(random);
                    Decision decision = fresh(lives.history().events(), customer, query, lives.now());
                    answered.add(new Answered(customer, query, lives.now(), decision));
                }
                PermissionChecks checks = new PermissionChecks(streams(lives.history()));
                Instant now = lives.now().plusSeconds(10 * 86_400);

                for (Answered then : answered) {
                    assertThat(checks.decide(Set.of(then.customer()), then.query(), then.at(), now)
                                    .rule())
                            .as("%s, seed %d", then, seed)
                            .isEqualTo(then.decision().rule());
                }
            }
        }
    }

    private static EventStreams streams(History history) {
        return new EventStreams(history.store(), new SnapshotWriter(history.store(), 3), 4);
    }

    private static void observe(EventStreams streams, History history, long before) {
        List<DomainEventMessage<?>> events = history.events();
        events.subList((int) before + 1, events.size())
                .forEach(event -> streams.observed(event.getAggregateIdentifier(), event.getSequenceNumber()));
    }

    private static PermissionQuery query(Random random) {
        return new PermissionQuery(
                RandomLives.PURPOSES.get(random.nextInt(RandomLives.PURPOSES.size())),
                random.nextInt(5) == 0 ? Set.of("health") : Set.of(),
                null,
                random.nextBoolean() ? "email" : null);
    }

    private static Decision fresh(
            List<DomainEventMessage<?>> events, String customer, PermissionQuery query, Instant at) {
        CustomerState state = customer(events, customer);
        while (state.mergedInto() != null) {
            state = customer(events, state.mergedInto());
        }
        return Permission.decide(state, new FreshCatalogue(events), query, at);
    }

    private static CustomerState customer(List<DomainEventMessage<?>> events, String id) {
        CustomerState state = CustomerState.unknown(id);
        for (DomainEventMessage<?> event : events) {
            if (event.getAggregateIdentifier().equals(id)) {
                state = state.evolve(RandomLives.recorded(event));
            }
        }
        return state;
    }

    /** The catalogue, folded anew for every question. */
    private record FreshCatalogue(List<DomainEventMessage<?>> events) implements Catalogue {

        @Override
        public PurposeState purpose(String id) {
            PurposeState state = PurposeState.undefined(id);
            for (DomainEventMessage<?> event : events) {
                if (event.getPayload() instanceof PurposeEvent of
                        && of.purpose().equals(id)) {
                    state = state.evolve(recorded(of, event));
                }
            }
            return state;
        }

        @Override
        public NoticeState notice(String id) {
            NoticeState state = NoticeState.unpublished(id);
            for (DomainEventMessage<?> event : events) {
                if (event.getPayload() instanceof NoticeEvent of && of.notice().equals(id)) {
                    state = state.evolve(recorded(of, event));
                }
            }
            return state;
        }

        private static <E> Recorded<E> recorded(E of, DomainEventMessage<?> event) {
            return new Recorded<>(of, event.getIdentifier(), event.getSequenceNumber(), event.getTimestamp());
        }
    }
}
