package dev.samtykke.benchmarks.http;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Part;
import dev.samtykke.benchmarks.Rounds;
import dev.samtykke.benchmarks.Rounds.Median;
import dev.samtykke.benchmarks.Session;
import dev.samtykke.benchmarks.append.AppendLimit;
import dev.samtykke.benchmarks.load.Kind;
import dev.samtykke.benchmarks.load.TrackingBatch;

/** Batches of 100 tracking calls over 32 connections, each call judged and on disk when it is answered. */
public final class DataInPart implements Part {

    private static final int WRITERS = 32;
    private static final String PARSING = "parsing the batches";
    private static final String APPENDING = "events appended, 32 writers";

    @Override
    public String name() {
        return "data-in";
    }

    @Override
    public String description() {
        return "tracking calls per second, judged and durable, against parsing them and against the event store";
    }

    @Override
    public void run(Session session) throws Exception {
        double parsing = Rounds.of(
                        session.effort().rounds(), () -> parse(session.effort().round()))
                .value();
        double appending = AppendLimit.perSecond(
                session.fresh("data-in-appends"), WRITERS, session.effort().round());
        session.note(Figure.of(name(), PARSING, parsing, "calls/s"));
        session.note(Figure.of(name(), APPENDING, appending, "events/s"));
        try (LoadedProduct product = LoadedProduct.start(session)) {
            Measured batches = Objects.requireNonNull(
                    product.measure(List.of(Kind.TRACKING_BATCH)).get(Kind.TRACKING_BATCH));
            session.note(Figure.of(name(), "calls taken in", calls(batches.perSecond()), "calls/s")
                    .to(PARSING, parsing)
                    .to(APPENDING, appending));
            batches.circumstances(name(), "batches of 100").forEach(session::note);
        } finally {
            Session.delete(session.kept("data-in-appends"));
        }
    }

    private static Median calls(Median batches) {
        return new Median(
                batches.value() * TrackingBatch.CALLS,
                batches.low() * TrackingBatch.CALLS,
                batches.high() * TrackingBatch.CALLS);
    }

    /** On all processors, as the product could. */
    private static double parse(Duration time) throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(processors);
        try {
            long begin = System.nanoTime();
            List<Future<Long>> counts = IntStream.range(0, processors)
                    .mapToObj(thread -> threads.submit(() -> parse(begin + time.toNanos())))
                    .toList();
            long calls = 0;
            for (Future<Long> count : counts) {
                calls += count.get();
            }
            return calls / ((System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long parse(long end) {
        String batch = TrackingBatch.of("sk_none", 1, () -> 1);
        long calls = 0;
        while (System.nanoTime() < end) {
            calls += JsonMapper.shared().readTree(batch).get("batch").size();
        }
        return calls;
    }
}
