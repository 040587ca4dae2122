package dev.samtykke.profile.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.axonframework.eventhandling.DomainEventMessage;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.SplitFrom;
import dev.samtykke.customer.query.RandomLives;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.SnapshotWriter;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Reach;
import dev.samtykke.profile.Composition;
import dev.samtykke.profile.Identities;
import dev.samtykke.profile.IdentityStep;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.profile.query.ProfileViews.Which;
import dev.samtykke.projection.History;
import dev.samtykke.projection.Mongo;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.Running;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;
import dev.samtykke.source.InteractionKind;

class ProfileReadsProperties {

    private static final List<String> PURPOSES = List.of("news", "offers");
    private static final int CUSTOMERS = 3;

    record Step(int what, int who, int other, int trust, Set<String> purposes) {}

    @Provide
    Arbitrary<List<Step>> lives() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, CUSTOMERS - 1),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(PURPOSES).set().ofMinSize(1))
                .as(Step::new)
                .list()
                .ofMinSize(30)
                .ofMaxSize(150);
    }

    /** A history, and its states as they come about. */
    private static final class World implements AutoCloseable, Identities {
        final History history = new History();
        final Map<String, CustomerState> states = new TreeMap<>();

        World() {
            PURPOSES.forEach(purpose ->
                    history.append(Streams.PURPOSE, purpose, new PurposeDefined(purpose, 1, Samples.terms(null))));
            for (int i = 0; i < CUSTOMERS; i++) {
                String customer = "customer-" + i;
                happen(customer, new CustomerRegistered(customer));
                happen(customer, new IdentifierAttached(customer, "key-" + i, "email", Samples.sealed("a@b.example")));
                PURPOSES.forEach(purpose ->
                        happen(customer, new ConsentGranted(customer, purpose, Samples.evidence(Instant.EPOCH), true)));
            }
        }

        void live(Step step) {
            String customer = person("customer-" + step.who());
            switch (step.what()) {
                case 0 -> merge(customer, person("customer-" + step.other() % CUSTOMERS), step);
                case 1 -> split(customer);
                case 2, 3 ->
                    happen(
                            customer,
                            data(step)
                                    .interaction("Visit", InteractionKind.WEB, "behaviour", step.purposes())
                                    .of(customer));
                default ->
                    happen(
                            customer,
                            data(step)
                                    .attribute(
                                            "name-" + step.what() % 2,
                                            "contact",
                                            step.purposes(),
                                            Data.sealed(Long.toString(history.head())))
                                    .of(customer));
            }
        }

        private static Data data(Step step) {
            return Data.at(Instant.EPOCH.plusSeconds(step.other() * 10L + step.trust()))
                    .from("source", step.trust())
                    .by("key-" + step.other());
        }

        String person(String customer) {
            String into = state(customer).mergedInto();
            return into == null ? customer : person(into);
        }

        private void merge(String survivor, String absorbed, Step step) {
            if (survivor.equals(absorbed)) {
                return;
            }
            String id = "m-" + history.head();
            happen(absorbed, new MergedInto(absorbed, id, survivor));
            happen(
                    survivor,
                    new IdentityMerged(
                            survivor,
                            id,
                            absorbed,
                            0,
                            Samples.sealed("one"),
                            state(survivor).standing(),
                            Reach.NONE,
                            new Narrowing(step.purposes(), Set.of("news"), Set.of())));
        }

        private void split(String survivor) {
            state(survivor).absorbed().entrySet().stream().findFirst().ifPresent(merge -> {
                String restored = merge.getValue();
                happen(
                        restored,
                        new SplitFrom(
                                restored,
                                merge.getKey(),
                                survivor,
                                state(restored).standing(),
                                Set.of()));
                happen(
                        survivor,
                        new IdentitySplit(
                                survivor,
                                merge.getKey(),
                                restored,
                                Samples.sealed("two"),
                                state(survivor).standing(),
                                Reach.NONE));
            });
        }

        CustomerState state(String customer) {
            return states.getOrDefault(customer, CustomerState.unknown(customer));
        }

        private void happen(String customer, CustomerEvent event) {
            history.append(Streams.CUSTOMER, customer, event);
            List<DomainEventMessage<?>> events = history.events();
            states.put(customer, state(customer).evolve(RandomLives.recorded(events.get(events.size() - 1))));
        }

        @Override
        public List<IdentityStep> steps(String customerId) {
            List<IdentityStep> steps = new ArrayList<>();
            List<DomainEventMessage<?>> events = history.events();
            for (int position = 0; position < events.size(); position++) {
                if (events.get(position).getPayload() instanceof CustomerEvent event
                        && event.customerId().equals(customerId)) {
                    IdentityStep.of(event, position).ifPresent(steps::add);
                }
            }
            return steps;
        }

        @Override
        public Set<String> identifiers(String customerId, long position) {
            return Set.of(customerId.replace("customer", "key"));
        }

        @Override
        public void close() {
            history.close();
        }
    }

    private record Item(DataCollected data, long position) {

        static final Comparator<Item> BEST_FIRST = Comparator.comparing(
                        (Item item) -> item.data().call().trust())
                .thenComparing(item -> item.data().call().occurredAt())
                .thenComparing(Item::position)
                .reversed();
    }

    /** What a purpose may use of a person, by looking at every event there is: attributes by name, then the visits. */
    private static Map<String, Object> byHand(World world, String customer, String purpose) {
        Composition composition = Composition.of(customer, world);
        Map<String, Item> best = new HashMap<>();
        List<Item> visits = new ArrayList<>();
        List<DomainEventMessage<?>> events = world.history.events();
        for (int position = 0; position < events.size(); position++) {
            if (events.get(position).getPayload() instanceof DataCollected data
                    && composition
                            .left(data.customerId(), position, data.call().identifier(), data.purposes())
                            .contains(purpose)) {
                Item item = new Item(data, position);
                data.attributes()
                        .forEach(attribute -> best.merge(
                                attribute.name(),
                                item,
                                (one, other) -> Item.BEST_FIRST.compare(one, other) < 0 ? one : other));
                if (data.interaction() != null) {
                    visits.add(item);
                }
            }
        }
        Map<String, Object> profile = new TreeMap<>();
        best.forEach((name, item) -> profile.put(name, "event-" + item.position()));
        profile.put(
                "visits",
                visits.stream()
                        .sorted(Comparator.comparing(
                                        (Item item) -> item.data().call().occurredAt())
                                .thenComparing(Item::position)
                                .reversed())
                        .map(item -> "event-" + item.position())
                        .toList());
        return profile;
    }

    private static Map<String, Object> read(ProfileViews views, String customer, String purpose) {
        ProfileAnswer view = views.view(customer, purpose, Which.newest(500));
        Map<String, Object> profile = new TreeMap<>();
        view.attributes().forEach(attribute -> profile.put(attribute.name(), attribute.eventId()));
        profile.put(
                "visits",
                view.interactions().stream()
                        .map(ProfileAnswer.Interaction::eventId)
                        .toList());
        return profile;
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void whatIsReadIsWhatOneFindsByLookingAtEveryEvent(@ForAll("lives") List<Step> lives) {
        try (World world = new World();
                Mongo mongo = Mongo.inMemory()) {
            lives.forEach(world::live);
            EventStreams streams =
                    new EventStreams(world.history.store(), new SnapshotWriter(world.history.store(), 100), 100);
            try (Projections projections =
                    Running.start(mongo.database(), world.history, new ProfileProjection(1, 1))) {
                assertThat(projections.await("profile", world.history.head(), Running.ENOUGH))
                        .isTrue();
                ProfileViews views = new ProfileViews(
                        new ProfileReading(streams, world.history.store(), world.history, projections),
                        streams,
                        Clock.fixed(QueryApplication.NOW, ZoneOffset.UTC));
                for (String customer : world.states.keySet()) {
                    for (String purpose : PURPOSES) {
                        assertThat(read(views, customer, purpose))
                                .isEqualTo(byHand(world, world.person(customer), purpose));
                    }
                }
            }
        }
    }
}
