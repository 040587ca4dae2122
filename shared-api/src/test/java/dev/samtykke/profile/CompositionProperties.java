package dev.samtykke.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.SplitFrom;
import dev.samtykke.customer.Standing;
import dev.samtykke.identity.Reach;
import dev.samtykke.privacy.PersonalText;

class CompositionProperties {

    private static final List<String> CUSTOMERS = List.of("anna", "bo", "carl", "dea");
    private static final List<String> IDENTIFIERS = List.of("i0", "i1", "i2", "i3", "i4");
    private static final List<String> PURPOSES = List.of("news", "offers", "research");

    /** Something that happens; numbers pick who and what. */
    record Step(int what, int who, int other, Set<String> purposes, Set<String> more) {}

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Set<String>> purposes = Arbitraries.of(PURPOSES).set();
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(5, 0), Tuple.of(2, 1), Tuple.of(3, 2), Tuple.of(3, 3)),
                        Arbitraries.integers().between(0, CUSTOMERS.size() - 1),
                        Arbitraries.integers().between(0, IDENTIFIERS.size()),
                        purposes,
                        purposes)
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    /** The streams, and beside them the same told by hand. */
    private static final class World implements Identities {
        final NaiveProfiles naive = new NaiveProfiles();
        private final Map<String, List<IdentityStep>> steps = new HashMap<>();
        private final TreeMap<Long, Map<String, Set<String>>> identifiers = new TreeMap<>();
        private long position;

        void live(Step step) {
            String customer = CUSTOMERS.get(step.who());
            String other = CUSTOMERS.get(step.other() % CUSTOMERS.size());
            position++;
            switch (step.what()) {
                case 0 -> collect(naive.person(customer), step);
                case 1 -> attach(naive.person(customer), IDENTIFIERS.get(step.other() % IDENTIFIERS.size()));
                case 2 ->
                    merge(
                            naive.person(customer),
                            naive.person(other),
                            new Narrowing(step.purposes(), step.more(), Set.of()));
                default -> split(naive.person(customer));
            }
        }

        private void attach(String customer, String identifier) {
            naive.attach(customer, identifier);
            Map<String, Set<String>> now = new HashMap<>();
            naive.identifiers.forEach((id, keys) -> now.put(id, Set.copyOf(keys)));
            identifiers.put(position, now);
        }

        private void collect(String customer, Step step) {
            naive.collect(
                    customer,
                    position,
                    step.other() == IDENTIFIERS.size() ? null : IDENTIFIERS.get(step.other()),
                    step.purposes());
        }

        void merge(String survivor, String absorbed, Narrowing narrowing) {
            if (survivor.equals(absorbed)) {
                return;
            }
            String id = "merge-" + position;
            happen(new MergedInto(absorbed, id, survivor));
            happen(new IdentityMerged(
                    survivor, id, absorbed, 0, PersonalText.of("one"), Standing.NONE, Reach.NONE, narrowing));
            naive.merge(id, survivor, absorbed, position, narrowing);
        }

        private void split(String survivor) {
            naive.someMerge(survivor).ifPresent(this::undo);
        }

        void undo(NaiveProfiles.Merge merge) {
            happen(new SplitFrom(merge.absorbed(), merge.id(), merge.survivor(), Standing.NONE, Set.of()));
            happen(new IdentitySplit(
                    merge.survivor(), merge.id(), merge.absorbed(), PersonalText.of("two"), Standing.NONE, Reach.NONE));
            naive.split(merge);
        }

        private void happen(CustomerEvent event) {
            steps.computeIfAbsent(event.customerId(), id -> new ArrayList<>())
                    .add(IdentityStep.of(event, position++).orElseThrow());
        }

        /** What is left of each item, by person and position; nothing of those that are somebody else's. */
        Map<String, Map<Long, Set<String>>> composed() {
            Map<String, Map<Long, Set<String>>> all = new TreeMap<>();
            for (String customer : CUSTOMERS) {
                if (naive.absorbed(customer)) {
                    continue;
                }
                Composition composition = Composition.of(customer, this);
                Map<Long, Set<String>> items = new TreeMap<>();
                for (NaiveProfiles.Thing thing : naive.things) {
                    if (composition.streams().contains(thing.stream)
                            && composition
                                    .losses(thing.stream, thing.position, thing.identifier)
                                    .isPresent()) {
                        items.put(
                                thing.position,
                                new TreeSet<>(composition.left(
                                        thing.stream, thing.position, thing.identifier, thing.purposes)));
                    }
                }
                all.put(customer, items);
            }
            return all;
        }

        Map<String, Map<Long, Set<String>>> byHand() {
            Map<String, Map<Long, Set<String>>> all = new TreeMap<>();
            CUSTOMERS.stream().filter(one -> !naive.absorbed(one)).forEach(one -> all.put(one, new TreeMap<>()));
            for (NaiveProfiles.Thing thing : naive.things) {
                all.getOrDefault(naive.person(thing.holder), new TreeMap<>()).put(thing.position, thing.left());
            }
            return all;
        }

        @Override
        public List<IdentityStep> steps(String customerId) {
            return steps.getOrDefault(customerId, List.of());
        }

        @Override
        public Set<String> identifiers(String customerId, long at) {
            Map.Entry<Long, Map<String, Set<String>>> known = identifiers.lowerEntry(at);
            return known == null ? Set.of() : known.getValue().getOrDefault(customerId, Set.of());
        }
    }

    @Property(tries = 2000)
    void everyItemIsWhereOneWouldPutItByHand(@ForAll("lives") List<Step> lives) {
        World world = new World();
        for (Step step : lives) {
            world.live(step);
            assertThat(world.composed()).isEqualTo(world.byHand());
        }
    }

    @Property(tries = 500)
    void aMergeLeavesNoItemMorePurposesThanItHadAndASplitGivesThemBack(
            @ForAll("lives") List<Step> lives, @ForAll("lives") List<Step> further) {
        World world = new World();
        lives.forEach(world::live);
        Map<String, Map<Long, Set<String>>> before = world.composed();
        List<String> people = List.copyOf(before.keySet());
        if (people.size() < 2) {
            return;
        }
        Set<String> lost = further.isEmpty() ? Set.of("news") : further.get(0).purposes();
        world.position++;
        world.merge(people.get(0), people.get(1), new Narrowing(lost, Set.of("offers"), Set.of()));

        Map<Long, Set<String>> had = new TreeMap<>(before.getOrDefault(people.get(0), Map.of()));
        had.putAll(before.getOrDefault(people.get(1), Map.of()));
        Map<Long, Set<String>> merged = world.composed().getOrDefault(people.get(0), Map.of());
        assertThat(merged.keySet()).isEqualTo(had.keySet());
        merged.forEach((position, left) ->
                assertThat(had.getOrDefault(position, Set.of())).containsAll(left));

        world.naive.mergeOf(people.get(1)).ifPresent(world::undo);
        assertThat(world.composed()).isEqualTo(before);
    }
}
