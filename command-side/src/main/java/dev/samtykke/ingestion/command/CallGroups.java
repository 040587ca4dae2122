package dev.samtykke.ingestion.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.samtykke.identity.Identifier;
import dev.samtykke.profile.SentCall;

/**
 * Which calls of a batch may be about one person: those that share an identifier, directly or by way of other calls.
 * What is in different groups can be taken in at the same time.
 */
final class CallGroups {

    private final int[] parents;

    private CallGroups(int calls) {
        this.parents = new int[calls];
        for (int i = 0; i < calls; i++) {
            parents[i] = i;
        }
    }

    /** The places of the calls by group, in each group in the order in which they were sent. */
    static List<List<Integer>> of(List<SentCall> calls) {
        CallGroups groups = new CallGroups(calls.size());
        Map<String, Integer> firstWith = new HashMap<>();
        for (int i = 0; i < calls.size(); i++) {
            for (Identifier identifier : calls.get(i).identifiers()) {
                Integer first = firstWith.putIfAbsent(identifier.key(), i);
                if (first != null) {
                    groups.join(first, i);
                }
            }
            Integer same = firstWith.putIfAbsent("message " + calls.get(i).message(), i);
            if (same != null) {
                groups.join(same, i);
            }
        }
        return groups.lists();
    }

    private void join(int one, int other) {
        int a = root(one);
        int b = root(other);
        parents[Math.max(a, b)] = Math.min(a, b);
    }

    private int root(int call) {
        int root = call;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]]; // halves the path for the next one
            root = parents[root];
        }
        return root;
    }

    private List<List<Integer>> lists() {
        Map<Integer, List<Integer>> lists = new LinkedHashMap<>();
        for (int i = 0; i < parents.length; i++) {
            lists.computeIfAbsent(root(i), first -> new ArrayList<>()).add(i);
        }
        return List.copyOf(lists.values());
    }
}
