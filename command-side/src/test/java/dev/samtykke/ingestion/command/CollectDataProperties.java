package dev.samtykke.ingestion.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import dev.samtykke.commanding.InMemoryCommandSide;
import dev.samtykke.consent.command.ConsentsAnswer;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.EndContract;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.StartContract;
import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.IdentifierType;
import dev.samtykke.identity.MergeIdentity;
import dev.samtykke.identity.command.MergeAnswer;
import dev.samtykke.messages.Recorded;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.profile.CollectedItem;
import dev.samtykke.profile.SentCall;
import dev.samtykke.rules.RuleBroken;

/** Random decisions, calls and merges of a few people. */
class CollectDataProperties {

    private static final int PEOPLE = 3;
    private static final PersonalText WHY = PersonalText.of("same loyalty card");
    private static final List<String> TRAITS = List.of("name", "size", "email", "unmapped", "address");

    /** One thing to do; {@link Life#carryOut} says what. */
    record Step(int kind, int person, int other, int choice) {}

    @Property(tries = 400)
    void whatIsKeptWasPermittedWhenItCameAndWhatIsWithheldIsNowhere(
            @ForAll @Size(max = 25) List<@From("steps") Step> steps) {
        Life life = new Life();
        for (Step step : steps) {
            life.carryOut(step);
        }
        Set<String> stored = new HashSet<>();
        for (Object event : life.side.everything()) {
            if (event instanceof DataCollected collected) {
                collected.attributes().forEach(item -> stored.add(String.valueOf(Shop.text(item.value()))));
            }
        }
        assertThat(stored).isEqualTo(life.allowed);
        String everything = Values.of(life.side.everything());
        life.sent.stream()
                .filter(value -> !life.allowed.contains(value))
                .forEach(value -> assertThat(everything).doesNotContain(value));
    }

    @Property(tries = 400)
    void aMergeMakesNoItemUsableThatWasNotUsableBefore(@ForAll @Size(max = 30) List<@From("steps") Step> steps) {
        Life life = new Life();
        for (Step step : steps) {
            Set<String> before = life.usable();
            life.carryOut(step);
            if (step.kind() >= Life.MERGE) {
                assertThat(before).containsAll(life.usable());
            }
        }
    }

    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<Integer> people = Arbitraries.integers().between(0, PEOPLE - 1);
        return Combinators.combine(
                        Arbitraries.integers().between(0, Life.MERGE),
                        people,
                        people,
                        Arbitraries.integers().between(0, 1))
                .as(Step::new);
    }

    private static final class Life {

        static final int MERGE = 7;

        final InMemoryCommandSide side = new InMemoryCommandSide();
        final Set<String> sent = new HashSet<>();
        final Set<String> allowed = new HashSet<>();
        private final List<String> people = new ArrayList<>();
        private int messages;

        Life() {
            Shop.setUp().forEach(command -> side.send(command, Object.class));
            IntStream.range(0, PEOPLE)
                    .mapToObj(person -> Shop.refuse("advice", side.now(), name(person)))
                    .forEach(refusal ->
                            people.add(side.send(refusal, ConsentsAnswer.class).customerId()));
        }

        void carryOut(Step step) {
            side.pass(Duration.ofMinutes(1));
            String purpose = Shop.PURPOSES.get(step.choice());
            switch (step.kind()) {
                case 0, 1 -> side.send(Shop.grant(purpose, side.now(), name(step.person())), ConsentsAnswer.class);
                case 2 -> side.send(Shop.refuse(purpose, side.now(), name(step.person())), ConsentsAnswer.class);
                case 3, 4 -> call(step);
                case 5 -> start(people.get(step.person()));
                case 6 -> end(people.get(step.person()));
                default -> merge(people.get(step.person()), people.get(step.other()));
            }
        }

        /** Loyalty ids do not make the product merge by itself: whoever the step names is whom the call is about. */
        private static Identifier name(int person) {
            return Shop.id(IdentifierType.LOYALTY_ID, "card-" + person);
        }

        private void call(Step step) {
            int message = ++messages;
            List<Identifier> who = new ArrayList<>(List.of(name(step.person())));
            Map<String, String> traits = new HashMap<>();
            for (String trait : TRAITS) {
                String value = trait + "-" + message + "-";
                traits.put(trait, value);
                sent.add(value);
                if (permitted(people.get(step.person()), trait)) {
                    allowed.add(value);
                }
            }
            // Whoever has as many addresses as the policy allows is not the person of yet another one.
            if (side.customer(survivor(people.get(step.person()))).reach().count("email") < 5) {
                who.add(Shop.email("email-" + message + "-"));
            }
            SentCall call = Shop.identify(message, who, traits);
            side.send(Shop.collect(call, call), CollectAnswer.class);
        }

        private void start(String customerId) {
            String contract = "contract-" + ++messages;
            side.send(
                    new StartContract(customerId, contract, Shop.ORDERS, PersonalText.of(contract), null),
                    Object.class);
        }

        private void end(String customerId) {
            side.customer(survivor(customerId)).standing().contracts().forEach((contract, terms) -> {
                if (terms.until() == null) {
                    side.send(new EndContract(customerId, contract, null), Object.class);
                }
            });
        }

        private boolean permitted(String customerId, String trait) {
            return Shop.PLAN.traits().containsKey(trait)
                    && Shop.PLAN.traits().get(trait).purposes().stream()
                            .anyMatch(purpose -> permits(survivor(customerId), purpose));
        }

        private boolean permits(String customerId, String purpose) {
            PermissionQuery query = new PermissionQuery(purpose, Set.of(), null, null);
            return Permission.decide(side.customer(customerId), side.catalogue(), query, side.now())
                    .permitted();
        }

        private String survivor(String customerId) {
            String into = side.customer(customerId).mergedInto();
            return into == null ? customerId : survivor(into);
        }

        private void merge(String survivor, String absorbed) {
            try {
                side.send(new MergeIdentity(survivor, absorbed, WHY), MergeAnswer.class);
            } catch (RuleBroken absorbedAlready) {
                assertThat(survivor.equals(absorbed)
                                || side.customer(survivor).mergedInto() != null
                                || side.customer(absorbed).mergedInto() != null)
                        .isTrue();
            }
        }

        /** Value and purpose of every item that may be used for a purpose now. */
        Set<String> usable() {
            Set<String> usable = new TreeSet<>();
            for (String person : people) {
                if (side.customer(person).mergedInto() == null) {
                    items(person)
                            .forEach((item, purposes) -> purposes.stream()
                                    .filter(purpose -> permits(person, purpose))
                                    .forEach(purpose -> usable.add(item + " " + purpose)));
                }
            }
            return usable;
        }

        /** What is left of the purposes of every item of a person, told naively from the events. */
        private Map<String, Set<String>> items(String customerId) {
            Map<String, Set<String>> items = new HashMap<>();
            for (Recorded<CustomerEvent> recorded : side.history(customerId)) {
                if (recorded.event() instanceof DataCollected collected) {
                    for (CollectedItem item : collected.attributes()) {
                        items.put(String.valueOf(Shop.text(item.value())), new TreeSet<>(item.purposes()));
                    }
                } else if (recorded.event() instanceof IdentityMerged merged) {
                    items.values()
                            .forEach(purposes ->
                                    purposes.removeAll(merged.narrowing().survivor()));
                    Map<String, Set<String>> others = items(merged.absorbed());
                    others.values()
                            .forEach(purposes ->
                                    purposes.removeAll(merged.narrowing().absorbed()));
                    items.putAll(others);
                }
            }
            return items;
        }
    }

    /** All text of all events, personal values included. */
    private static final class Values {

        static String of(List<Object> events) {
            StringBuilder all = new StringBuilder();
            events.forEach(event -> reveal(event, all));
            return all.toString();
        }

        private static void reveal(Object value, StringBuilder all) {
            if (value instanceof PersonalText text) {
                all.append(text.reveal().orElse("")).append('\n');
            } else if (value instanceof Iterable<?> list) {
                list.forEach(each -> reveal(each, all));
            } else if (value instanceof Map<?, ?> map) {
                map.forEach((key, each) -> Stream.of(key, each).forEach(part -> reveal(part, all)));
            } else if (value instanceof Record record) {
                for (var component : record.getClass().getRecordComponents()) {
                    try {
                        Object part = component.getAccessor().invoke(record);
                        if (part != null) {
                            reveal(part, all);
                        }
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                }
            } else {
                all.append(value).append('\n');
            }
        }
    }
}
