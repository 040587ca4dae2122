package dev.samtykke.benchmarks.history;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

import dev.samtykke.consent.GrantConsent;
import dev.samtykke.consent.RevokeConsent;

/** Many people who decide at the same time. */
public final class Crowd {

    /** Each waits for the disk, which takes as many of them in one go as there are. */
    private static final int AT_ONCE = 128;

    private Crowd() {}

    /**
     * Registers people by a first decision: four events each, of which one is in the stream of their e-mail address.
     *
     * @param prefix what tells their e-mail addresses from those of other crowds
     * @return their customer ids
     */
    public static String[] register(CommandSide side, String prefix, int people) throws Exception {
        String[] customers = new String[people];
        each(
                people,
                person -> customers[person] =
                        side.decideByEmail(prefix + person + "@example.org", new GrantConsent(CommandSide.PURPOSE)));
        return customers;
    }

    /** Lets each of the customers decide again and again: one event each time. */
    public static void decide(CommandSide side, String[] customers, int times) throws Exception {
        each(customers.length, person -> {
            for (int time = 0; time < times; time++) {
                side.decideById(
                        customers[person],
                        time % 2 == 1 ? new GrantConsent(CommandSide.PURPOSE) : new RevokeConsent(CommandSide.PURPOSE));
            }
        });
    }

    private static void each(int people, IntConsumer action) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                done.add(threads.submit(() -> {
                    for (int person = next.getAndIncrement(); person < people; person = next.getAndIncrement()) {
                        action.accept(person);
                    }
                }));
            }
            for (Future<?> thread : done) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
