package dev.samtykke.benchmarks.latency;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.HdrHistogram.Histogram;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Part;
import dev.samtykke.benchmarks.Session;
import dev.samtykke.benchmarks.history.CommandSide;
import dev.samtykke.benchmarks.history.Crowd;
import dev.samtykke.consent.GrantConsent;

/**
 * Time of one durable command, by one caller, in the process. Each command is measured on a folded state that is in
 * memory and on one that has to be read.
 */
public final class LatencyPart implements Part {

    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int SHORT = 10;
    private static final int LONG = 10_000;
    private static final int SHORT_SAMPLE = 400;
    private static final int LONG_SAMPLE = 16;
    private static final int COMMANDS = 1_600;
    private static final int REGISTRATION = 3; // events in a customer's stream after the first decision
    private static final double TARGET = 1.5;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String description() {
        return "time of a command with 10 and 10,000 events, and with 1e4 and 1e6 customers";
    }

    @Override
    public void run(Session session) throws Exception {
        Map<String, Histogram> few = measure(session, session.effort().scaled(FEW));
        Map<String, Histogram> many = measure(session, session.effort().scaled(MANY));
        note(session, few, "%,d customers".formatted(session.effort().scaled(FEW)), Map.of());
        note(
                session,
                many,
                "%,d customers".formatted(session.effort().scaled(MANY)),
                Map.of("%,d customers".formatted(session.effort().scaled(FEW)), few));
    }

    private Map<String, Histogram> measure(Session session, int customers) throws Exception {
        int events = session.effort().scaled(LONG);
        session.say("registering %,d customers".formatted(customers));
        try (CommandSide side = CommandSide.open(session.fresh("latency"))) {
            String[] all = Crowd.register(side, "person", customers);
            String[] brief = Arrays.copyOf(all, SHORT_SAMPLE);
            String[] lengthy = Arrays.copyOfRange(all, SHORT_SAMPLE, SHORT_SAMPLE + LONG_SAMPLE);
            Crowd.decide(side, brief, SHORT - REGISTRATION);
            session.say("giving %,d of them %,d events each".formatted(LONG_SAMPLE, events));
            Crowd.decide(side, lengthy, events - REGISTRATION);
            Map<String, Histogram> times = new TreeMap<>();
            for (int round = 0; round < 2; round++) { // the first warms up
                times.put(key(SHORT, true), commands(side, brief, true));
                times.put(key(events, true), commands(side, lengthy, true));
                times.put(key(SHORT, false), commands(side, brief, false));
                times.put(key(events, false), commands(side, lengthy, false));
            }
            return times;
        } finally {
            Session.delete(session.kept("latency"));
        }
    }

    private static String key(int events, boolean cached) {
        return "%,d events, %s".formatted(events, cached ? "state in memory" : "state read from disk");
    }

    /** Spread over the customers, so that histories stay about as long as they were. */
    private static Histogram commands(CommandSide side, String[] customers, boolean cached) {
        Histogram times = new Histogram(3);
        for (int command = 0; command < COMMANDS; command += customers.length) {
            for (String customer : customers) {
                if (!cached) {
                    side.forget(customer);
                }
                long begin = System.nanoTime();
                side.decideById(customer, new GrantConsent(CommandSide.PURPOSE));
                times.recordValue(System.nanoTime() - begin);
            }
        }
        return times;
    }

    private void note(
            Session session, Map<String, Histogram> times, String where, Map<String, Map<String, Histogram>> smaller) {
        int events = session.effort().scaled(LONG);
        times.forEach((what, histogram) -> {
            for (double percentile : new double[] {50, 99}) {
                Figure figure = Figure.of(
                        name(),
                        where + ", " + what + ", p%.0f".formatted(percentile),
                        millis(histogram, percentile),
                        "ms");
                for (Map.Entry<String, Map<String, Histogram>> other : smaller.entrySet()) {
                    figure = figure.atMost(TARGET, other.getKey(), millis(of(other.getValue(), what), percentile));
                }
                String brief = what.replace("%,d events".formatted(events), "%,d events".formatted(SHORT));
                if (!brief.equals(what)) {
                    figure = figure.atMost(TARGET, "10 events", millis(of(times, brief), percentile));
                }
                session.note(figure);
            }
        });
    }

    private static Histogram of(Map<String, Histogram> times, String what) {
        return Objects.requireNonNull(times.get(what));
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }
}
