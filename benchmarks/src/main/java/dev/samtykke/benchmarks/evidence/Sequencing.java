package dev.samtykke.benchmarks.evidence;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Rounds;
import dev.samtykke.benchmarks.Rounds.Measurement;
import dev.samtykke.benchmarks.Rounds.Median;
import dev.samtykke.benchmarks.Session;
import dev.samtykke.benchmarks.history.CommandSide;
import dev.samtykke.benchmarks.history.Crowd;
import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.leaf.LeafFactory;
import dev.samtykke.personaldata.secrets.SubjectLogKey;
import dev.samtykke.standalone.storage.EmbeddedHistory;
import dev.samtykke.standalone.storage.EmbeddedStoredEvents;

/** A whole history put into a new log, against reading it and against the speed of SHA-256. */
final class Sequencing {

    private static final int CUSTOMERS = 40_000; // five events each
    private static final int HASHED = 20_000;
    private static final int HASHED_AGAIN = 20;
    private static final String SEQUENCED = "sequenced";
    private static final String READING = "stored events read";
    private static final String SHA_256 = "SHA-256 of leaves";

    private final Session session;

    Sequencing(Session session) {
        this.session = session;
    }

    void run(String part) throws Exception {
        try (CommandSide side = CommandSide.open(session.fresh("evidence").resolve("data"))) {
            int customers = session.effort().scaled(CUSTOMERS);
            Crowd.decide(side, Crowd.register(side, "person", customers), 1);
            EmbeddedHistory history = side.history();
            LeafFactory leaves =
                    new LeafFactory(new SubjectLogKey(history.secrets().subjectLogKey())::of);
            sequence(history, leaves); // warms up
            Map<String, Measurement> contestants = new LinkedHashMap<>();
            contestants.put(SEQUENCED, () -> sequence(history, leaves));
            contestants.put(READING, () -> read(history));
            contestants.put(SHA_256, () -> hash(history, leaves));
            note(part, Rounds.alternating(Math.min(3, session.effort().rounds()), contestants), history.head() + 1);
        } finally {
            Session.delete(session.kept("evidence"));
        }
    }

    private void note(String part, Map<String, Median> medians, long size) {
        double reading = Objects.requireNonNull(medians.get(READING)).value();
        double hashing = Objects.requireNonNull(medians.get(SHA_256)).value();
        medians.forEach((what, median) -> {
            Figure figure = Figure.of(part, "%,d events, %s".formatted(size, what), median, "events/s");
            session.note(what.equals(SEQUENCED) ? figure.to(READING, reading).to(SHA_256, hashing) : figure);
        });
    }

    private double sequence(EmbeddedHistory history, LeafFactory leaves) throws Exception {
        try (Log log = new Log(session.fresh("evidence-log"));
                Stream<RawEvent> events = events(history)) {
            Iterator<RawEvent> next = events.iterator();
            long begin = System.nanoTime();
            log.growTo(history.head() + 1, index -> leaves.leaf(next.next()));
            return perSecond(history.head() + 1, begin);
        } finally {
            Session.delete(session.kept("evidence-log"));
        }
    }

    private static double read(EmbeddedHistory history) {
        long begin = System.nanoTime();
        try (Stream<RawEvent> events = events(history)) {
            return perSecond(events.count(), begin);
        }
    }

    private static double hash(EmbeddedHistory history, LeafFactory leaves) {
        List<byte[]> data = new ArrayList<>();
        try (Stream<RawEvent> events = events(history)) {
            events.limit(HASHED).map(leaves::leaf).map(EventLeaf::canonical).forEach(data::add);
        }
        data.forEach(MerkleHashing::leaf);
        long begin = System.nanoTime();
        for (int i = 0; i < HASHED_AGAIN; i++) {
            data.forEach(MerkleHashing::leaf);
        }
        return perSecond((long) HASHED_AGAIN * data.size(), begin);
    }

    private static Stream<RawEvent> events(EmbeddedHistory history) {
        return new EmbeddedStoredEvents(history.storage()).read(0, history.head() + 1);
    }

    private static double perSecond(long events, long begin) {
        return events / ((System.nanoTime() - begin) / 1e9);
    }
}
