package dev.samtykke.ingestion.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import dev.samtykke.identity.Identifier;
import dev.samtykke.profile.SentCall;

class CallGroupsProperties {

    @Property(tries = 500)
    void everyCallIsInOneGroupWithAllThatShareAnIdentifierWithItInTheirOrder(
            @ForAll @Size(max = 40) List<@Size(min = 1, max = 3) List<@IntRange(max = 25) Integer>> people) {
        List<SentCall> calls = IntStream.range(0, people.size())
                .mapToObj(i -> Shop.identify(
                        i,
                        people.get(i).stream().map(id -> Shop.user("u-" + id)).toList(),
                        Map.of()))
                .toList();
        List<List<Integer>> groups = CallGroups.of(calls);

        assertThat(groups.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, calls.size()).boxed().toList());
        Set<String> known = new HashSet<>();
        for (List<Integer> group : groups) {
            assertThat(group).isSorted();
            Set<String> own = new HashSet<>();
            group.forEach(call -> own.addAll(keys(calls.get(call))));
            assertThat(own).noneMatch(known::contains);
            assertThat(connected(calls, group)).isEqualTo(group.size());
            known.addAll(own);
        }
    }

    /** How many calls of the group are reached from its first one. */
    private static int connected(List<SentCall> calls, List<Integer> group) {
        Set<Integer> reached = new HashSet<>(Set.of(group.get(0)));
        Set<String> keys = new HashSet<>(keys(calls.get(group.get(0))));
        for (int before = 0; before < reached.size(); ) {
            before = reached.size();
            for (Integer call : group) {
                if (keys(calls.get(call)).stream().anyMatch(keys::contains)) {
                    reached.add(call);
                    keys.addAll(keys(calls.get(call)));
                }
            }
        }
        return reached.size();
    }

    private static List<String> keys(SentCall call) {
        return call.identifiers().stream().map(Identifier::key).toList();
    }
}
