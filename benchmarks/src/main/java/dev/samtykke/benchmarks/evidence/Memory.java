package dev.samtykke.benchmarks.evidence;

import java.util.List;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Session;

/** The heap that an open log needs, as it grows. */
final class Memory {

    private static final List<Integer> SIZES = List.of(100_000, 1_000_000, 10_000_000);
    private static final double FLAT = 1.5;

    /** Few, so that the growth of the log is what is measured. */
    private static final int CUSTOMERS = 10_000;

    private final Session session;

    Memory(Session session) {
        this.session = session;
    }

    void run(String part) throws Exception {
        try (Log log = new Log(session.fresh("evidence-memory"))) {
            ManyCustomers events = new ManyCustomers(CUSTOMERS, 0);
            double first = 0;
            for (int full : SIZES) {
                int size = session.effort().scaled(full);
                session.say("a log of %,d events".formatted(size));
                log.growTo(size, index -> events.next());
                double used = usedHeap() - events.megabytes();
                Figure figure = Figure.of(part, "heap with a log of %,d events".formatted(size), used, "MB");
                session.note(first == 0 ? figure : figure.atMost(FLAT, "the smallest log", first));
                first = first == 0 ? used : first;
            }
        } finally {
            Session.delete(session.kept("evidence-memory"));
        }
    }

    private static double usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
