package dev.samtykke.benchmarks.append;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Part;
import dev.samtykke.benchmarks.Rounds;
import dev.samtykke.benchmarks.Rounds.Measurement;
import dev.samtykke.benchmarks.Rounds.Median;
import dev.samtykke.benchmarks.Session;

/** One event of 300 bytes per transaction, by 1 to 128 writers. */
public final class AppendPart implements Part {

    private static final List<Integer> WRITERS = List.of(1, 8, 32, 128);
    private static final int WITH_TARGETS = 32;
    private static final String EMBEDDED = "embedded";
    private static final String H2 = "JDBC on H2";
    private static final String POSTGRESQL = "JDBC on PostgreSQL";
    private static final String TUNED = ", tuned";
    private static final String RAW = "raw batches";

    @Override
    public String name() {
        return "append";
    }

    @Override
    public String description() {
        return "acknowledged appends per second, against Axon's JDBC engine and raw RocksDB";
    }

    @Override
    public void run(Session session) throws Exception {
        for (int writers : WRITERS) {
            Map<String, Target> targets = open(session, writers);
            try {
                note(session, writers, measure(session, writers, targets));
            } finally {
                for (Target target : targets.values()) {
                    target.close();
                }
                Session.delete(session.kept("append"));
            }
        }
    }

    private static Map<String, Target> open(Session session, int writers) throws Exception {
        Path folder = session.fresh("append");
        Map<String, Target> targets = new LinkedHashMap<>();
        targets.put(EMBEDDED, Targets.embedded(folder.resolve("embedded")));
        targets.put(H2, Targets.h2(folder.resolve("h2"), writers));
        targets.put(H2 + TUNED, Targets.tunedH2(folder.resolve("h2-tuned"), writers));
        @Nullable URI postgresql = session.options().postgresql();
        if (postgresql != null) {
            targets.put(POSTGRESQL, Targets.postgresql(postgresql, writers));
            targets.put(POSTGRESQL + TUNED, Targets.tunedPostgresql(postgresql, writers));
        }
        targets.put(RAW, new RawRocksDb(folder.resolve("raw"), writers));
        return targets;
    }

    private static Map<String, Median> measure(Session session, int writers, Map<String, Target> targets)
            throws Exception {
        Duration warmUp = session.effort().warmUp().dividedBy(8);
        Duration round = session.effort().round().dividedBy(4);
        Map<String, Measurement> contestants = new LinkedHashMap<>();
        for (Map.Entry<String, Target> target : targets.entrySet()) {
            int threads = threads(target.getKey(), writers);
            Writers.perSecond(target.getValue(), threads, warmUp);
            contestants.put(target.getKey(), () -> Writers.perSecond(target.getValue(), threads, round));
        }
        return Rounds.alternating(session.effort().rounds(), contestants);
    }

    /** A batch of n records stands for what n writers have waiting; one thread writes it. */
    private static int threads(String target, int writers) {
        return target.equals(RAW) ? 1 : writers;
    }

    private void note(Session session, int writers, Map<String, Median> medians) {
        medians.forEach((target, median) -> {
            String what =
                    target.equals(RAW) ? "raw RocksDB, batches of " + writers : target + ", " + writers + " writers";
            Figure figure = Figure.of(name(), what, median, "events/s");
            session.note(target.equals(EMBEDDED) ? compared(figure, writers == WITH_TARGETS, medians) : figure);
        });
    }

    private static Figure compared(Figure embedded, boolean withTargets, Map<String, Median> medians) {
        Map<String, Double> targets = Map.of(H2, 1.5, POSTGRESQL, 4.5, RAW, 0.2);
        Figure figure = embedded;
        for (Map.Entry<String, Median> other : medians.entrySet()) {
            if (!other.getKey().equals(EMBEDDED)) {
                @Nullable Double target = withTargets ? targets.get(other.getKey()) : null;
                double divisor = other.getValue().value();
                figure = target == null
                        ? figure.to(other.getKey(), divisor)
                        : figure.atLeast(target, other.getKey(), divisor);
            }
        }
        return figure;
    }
}
