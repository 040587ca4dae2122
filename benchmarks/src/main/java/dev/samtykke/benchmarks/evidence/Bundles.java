package dev.samtykke.benchmarks.evidence;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Rounds;
import dev.samtykke.benchmarks.Session;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.bundle.BundleVerifier;
import dev.samtykke.evidence.log.bundle.BundleWriter;
import dev.samtykke.evidence.log.bundle.EvidenceBundle;
import dev.samtykke.evidence.log.bundle.Trust;
import dev.samtykke.evidence.log.claim.Claims;

/** The evidence of one customer with 1,000 events among a million customers: made, and verified. */
final class Bundles {

    private static final int CUSTOMERS = 1_000_000;
    private static final int OWN_EVENTS = 1_000;
    private static final int ROUNDS = 15;
    private static final double MAKING_TARGET = 100; // ms
    private static final double VERIFYING_TARGET = 1_000; // ms

    private final Session session;

    Bundles(Session session) {
        this.session = session;
    }

    void run(String part) throws Exception {
        int customers = session.effort().scaled(CUSTOMERS);
        session.say("a log of %,d customers".formatted(customers));
        try (Log log = new Log(session.fresh("evidence-bundles"))) {
            ManyCustomers events = new ManyCustomers(customers, OWN_EVENTS);
            long begin = System.nanoTime();
            log.growTo(customers + OWN_EVENTS, index -> events.next());
            session.note(Figure.of(
                    part,
                    "one event each of %,d customers, sequenced".formatted(customers),
                    customers / seconds(begin),
                    "events/s"));
            measure(part, log, "1,000 events among %,d customers".formatted(customers));
        } finally {
            Session.delete(session.kept("evidence-bundles"));
        }
    }

    private void measure(String part, Log log, String what) throws Exception {
        byte[] bundle = made(log).canonical();
        session.note(Figure.of(
                        part,
                        "bundle of " + what + ", made",
                        median(() -> made(log).canonical().length > 0),
                        "ms")
                .atMost(1, "100 ms", MAKING_TARGET));
        session.note(Figure.of(part, "bundle of " + what + ", verified", median(() -> holds(log, bundle)), "ms")
                .atMost(1, "1,000 ms", VERIFYING_TARGET));
        session.note(Figure.of(part, "bundle of " + what + ", size", bundle.length / 1024.0, "KiB"));
    }

    /** With a new view each time, so that nothing is kept but what the operating system keeps. */
    private static EvidenceBundle made(Log log) {
        LogView view = LogView.latest(log.store()).orElseThrow();
        EvidenceBundle bundle = new BundleWriter(view, log.keys())
                .subject(ManyCustomers.THE_ONE, leaf -> Optional.of(ManyCustomers.opening(leaf.globalIndex())))
                .build();
        if (bundle.subjects().get(0).events().size() != OWN_EVENTS) {
            throw new IllegalStateException("The bundle does not hold all events");
        }
        return bundle;
    }

    private static boolean holds(Log log, byte[] bundle) {
        Claims claims = new Claims();
        new BundleVerifier(Trust.of(log.keys()), claims).verify(bundle, List.of(ManyCustomers.THE_ONE));
        return claims.hold();
    }

    /** Milliseconds, after as many rounds to warm up. */
    private static Rounds.Median median(Callable<Boolean> work) throws Exception {
        Rounds.of(ROUNDS, () -> millis(work));
        return Rounds.of(ROUNDS, () -> millis(work));
    }

    private static double millis(Callable<Boolean> work) throws Exception {
        long begin = System.nanoTime();
        if (!work.call()) {
            throw new IllegalStateException("What was measured did not succeed");
        }
        return seconds(begin) * 1000;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
