package dev.samtykke.benchmarks.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Part;
import dev.samtykke.benchmarks.Rounds;
import dev.samtykke.benchmarks.Rounds.Measurement;
import dev.samtykke.benchmarks.Rounds.Median;
import dev.samtykke.benchmarks.Session;
import dev.samtykke.benchmarks.history.CommandSide;
import dev.samtykke.benchmarks.history.Crowd;

/** Histories of 1e5 and 1e6 events, five per customer, into the customer view. */
public final class ReplayPart implements Part {

    private static final int EVENTS_PER_CUSTOMER = 5; // four of the first decision, one more decision
    private static final List<Integer> EVENTS = List.of(100_000, 1_000_000);
    private static final double TARGET = 0.7;
    private static final String REBUILD = "rebuild";
    private static final String READING = "reading alone";
    private static final String UPSERTS = "raw bulk upserts";
    private static final String INSERTS = "raw bulk inserts";

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String description() {
        return "rebuilding the customer view from 1e5 and 1e6 events, against reading and raw bulk writes";
    }

    @Override
    public void run(Session session) throws Exception {
        for (int full : EVENTS) {
            int customers = session.effort().scaled(full) / EVENTS_PER_CUSTOMER;
            session.say("a history of %,d customers".formatted(customers));
            try (CommandSide side = CommandSide.open(session.fresh("replay").resolve("data"));
                    Database database = new Database(session.kept("replay").resolve("projections"))) {
                Crowd.decide(side, Crowd.register(side, "person", customers), 1);
                measure(session, side, database, customers);
                session.note(Figure.of(
                        name(),
                        "writes for a batch of 1,000 events of 100 customers",
                        BatchedWrites.count(side, database.database()),
                        "writes"));
            } finally {
                Session.delete(session.kept("replay"));
            }
        }
    }

    private void measure(Session session, CommandSide side, Database database, int customers) throws Exception {
        String size = "%,d events".formatted(customers * EVENTS_PER_CUSTOMER);
        try (Replay replay = new Replay(side.history(), database.database())) {
            replay.rebuild(); // warms up
            List<Document> documents = replay.documents();
            AtomicInteger number = new AtomicInteger();
            Map<String, Measurement> contestants = new LinkedHashMap<>();
            contestants.put(REBUILD, () -> customers / replay.rebuild());
            contestants.put(READING, replay::read);
            contestants.put(
                    UPSERTS,
                    () -> RawWrites.perSecond(
                            database.database().getCollection("raw-" + number.incrementAndGet()),
                            documents,
                            document -> new ReplaceOneModel<>(
                                    new Document("_id", document.get("_id")),
                                    document,
                                    new ReplaceOptions().upsert(true))));
            contestants.put(
                    INSERTS,
                    () -> RawWrites.perSecond(
                            database.database().getCollection("raw-" + number.incrementAndGet()),
                            documents,
                            InsertOneModel::new));
            note(session, size, Rounds.alternating(Math.min(3, session.effort().rounds()), contestants));
        }
    }

    private void note(Session session, String size, Map<String, Median> medians) {
        medians.forEach((what, median) -> {
            String unit = what.equals(READING) ? "events/s" : "documents/s";
            Figure figure = Figure.of(name(), size + ", " + what, median, unit);
            session.note(
                    what.equals(REBUILD)
                            ? figure.atLeast(TARGET, UPSERTS, value(medians, UPSERTS))
                                    .to(INSERTS, value(medians, INSERTS))
                            : figure);
        });
        double events = value(medians, REBUILD) * EVENTS_PER_CUSTOMER;
        session.note(Figure.of(name(), size + ", rebuild", events, "events/s").to(READING, value(medians, READING)));
    }

    private static double value(Map<String, Median> medians, String what) {
        return Objects.requireNonNull(medians.get(what)).value();
    }
}
