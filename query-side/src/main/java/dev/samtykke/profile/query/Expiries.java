package dev.samtykke.profile.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** When permissions end by themselves, which no event tells; a bounded number, those that end first. */
final class Expiries {

    private static final int MOST = 10_000;

    private final TreeMap<Instant, TreeSet<String>> customers = new TreeMap<>();
    private int size;

    /** @param at null when the permission does not end by itself */
    void watch(String customerId, @Nullable Instant at) {
        if (at == null) {
            return;
        }
        if (customers.computeIfAbsent(at, key -> new TreeSet<>()).add(customerId)) {
            size++;
        }
        if (size > MOST) {
            forget(customers.lastKey());
        }
    }

    /** Those whose permission may have ended; they are not watched any more. */
    List<String> due(Instant now) {
        List<String> due = new ArrayList<>();
        while (!customers.isEmpty() && !customers.firstKey().isAfter(now)) {
            due.addAll(forget(customers.firstKey()));
        }
        return due;
    }

    private TreeSet<String> forget(Instant at) {
        @Nullable TreeSet<String> forgotten = customers.remove(at);
        size -= forgotten == null ? 0 : forgotten.size();
        return forgotten == null ? new TreeSet<>() : forgotten;
    }
}
