package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.stories.StubbornFrontEnd.Acknowledged;

/**
 * Two command sides and two query sides on one machine, of which one is killed every few seconds and started again,
 * while front ends send decisions. {@code -Dsamtykke.chaos=PT10M} makes it last longer than a minute.
 */
class ChaosTest {

    private static final Logger log = LoggerFactory.getLogger(ChaosTest.class);
    private static final Duration LASTS = Duration.parse(System.getProperty("samtykke.chaos", "PT1M"));
    private static final int FRONT_ENDS = 4;
    private static final int FEWEST_MILLIS_BETWEEN_KILLS = 3_000;
    private static final int MOST_MILLIS_BETWEEN_KILLS = 9_000;
    private static final int LAST_ONE_IN = 4;
    private static final Duration REST = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private final Random random = new Random(20_261_128);
    private final List<Node> commands = new ArrayList<>();
    private final List<Node> queries = new ArrayList<>();
    private final List<Checkpoint> seen = new ArrayList<>();
    private int kills;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void nothingAcknowledgedIsLostAndNothingIsAppliedTwice() throws Exception {
        try (SharedServices shared = SharedServices.open(folder, folder.resolve("keys"))) {
            for (int i = 0; i < 2; i++) {
                commands.add(new Node(number -> shared.command("c" + number), 10 + i));
                commands.get(i).await();
                queries.add(new Node(number -> shared.query("q" + number), 20 + i));
                queries.get(i).await();
            }
            StubbornFrontEnd.define(shared.client(commands.get(0).url(), "admin"));
            Map<String, List<Acknowledged>> acknowledged = live(shared);
            settle(shared);
            ChaosVerdict verdict = new ChaosVerdict(
                    acknowledged,
                    path -> shared.client(queries.get(0).url(), "compliance").get(path));
            verdict.historyIsWhatWasAcknowledged();
            verdict.viewsShowTheLastDecisions();
            verdict.countsAreTheSums();
            assertLogIsOne();
        } finally {
            commands.forEach(Node::close);
            queries.forEach(Node::close);
        }
    }

    /** Lets front ends and killer loose; gives what was acknowledged. */
    private Map<String, List<Acknowledged>> live(SharedServices shared) throws Exception {
        List<Supplier<URI>> nodes = commands.stream()
                .<Supplier<URI>>map(node -> () -> URI.create(node.url()))
                .toList();
        List<StubbornFrontEnd> frontEnds = IntStream.range(0, FRONT_ENDS)
                .mapToObj(i -> new StubbornFrontEnd("person" + i, nodes, shared.authorization("consents:write"), i))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(FRONT_ENDS);
        long end = System.nanoTime() + LASTS.toNanos();
        List<Future<?>> running = new ArrayList<>();
        for (StubbornFrontEnd frontEnd : frontEnds) {
            running.add(threads.submit(() -> {
                while (System.nanoTime() < end) {
                    frontEnd.decide();
                }
                return null;
            }));
        }
        while (System.nanoTime() < end) {
            kill();
        }
        for (Future<?> each : running) {
            each.get(); // the last command of each insists until it is taken
        }
        threads.shutdown();
        Map<String, List<Acknowledged>> all = new TreeMap<>();
        frontEnds.forEach(frontEnd -> all.putAll(frontEnd.acknowledged()));
        log.info(
                "{} decisions of {} customers acknowledged, {} attempts without an answer, {} processes killed",
                frontEnds.stream().mapToLong(StubbornFrontEnd::done).sum(),
                all.size(),
                frontEnds.stream().mapToLong(StubbornFrontEnd::refused).sum(),
                kills);
        assertThat(all).isNotEmpty();
        return all;
    }

    private void kill() throws InterruptedException {
        Thread.sleep(
                FEWEST_MILLIS_BETWEEN_KILLS + random.nextInt(MOST_MILLIS_BETWEEN_KILLS - FEWEST_MILLIS_BETWEEN_KILLS));
        List<Node> ready = new ArrayList<>(victims(commands));
        ready.addAll(victims(queries));
        if (ready.isEmpty()) {
            return;
        }
        queries.stream().filter(Node::isReady).findFirst().ifPresent(this::look);
        ready.get(random.nextInt(ready.size())).restart();
        kills++;
    }

    /** Whoever is ready; the last one of a side that is only now and then, or nothing would ever be done. */
    private List<Node> victims(List<Node> side) {
        List<Node> ready = side.stream().filter(Node::isReady).toList();
        return ready.size() == side.size() || random.nextInt(LAST_ONE_IN) == 0 ? ready : List.of();
    }

    /** Keeps a checkpoint, as any outsider may, to hold the log to it later. */
    private void look(Node query) {
        try {
            seen.add(new PublicLog(query.url()).events());
        } catch (RuntimeException starting) {
            log.info("No checkpoint from {}", query.url());
        }
    }

    /** Waits until all nodes are up and the query sides have everything. */
    private void settle(SharedServices shared) throws Exception {
        for (Node node : commands) {
            node.await();
        }
        for (Node node : queries) {
            node.await();
            await().atMost(REST)
                    .ignoreExceptions()
                    .until(() -> shared.client(node.url(), "admin").seesAllProjectionsAtTheHead());
            await().atMost(REST)
                    .ignoreExceptions()
                    .until(() -> new PublicLog(node.url()).events().size()
                            == shared.client(node.url(), "compliance")
                                            .get("/api/v1/evidence")
                                            .get("head")
                                            .asLong()
                                    + 1);
        }
    }

    /** However often its writer died: one log, which continues every checkpoint that anybody saw. */
    private void assertLogIsOne() {
        for (Node node : queries) {
            PublicLog log = new PublicLog(node.url());
            seen.forEach(log::continues);
            log.audit();
        }
    }

    /** A node that is started again whenever it is killed. */
    private static final class Node {

        private final IntFunction<ServiceProcess> start;
        private final int number;
        private volatile ServiceProcess process;

        Node(IntFunction<ServiceProcess> start, int number) {
            this.start = start;
            this.number = number;
            this.process = start.apply(number);
        }

        String url() {
            return process.url();
        }

        boolean isReady() {
            return process.isReady();
        }

        void await() throws Exception {
            process.awaitReady();
        }

        void restart() {
            process.kill();
            process = start.apply(number);
        }

        void close() {
            process.close();
        }
    }
}
