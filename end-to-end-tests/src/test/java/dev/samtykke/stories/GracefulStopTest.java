package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.stories.StubbornFrontEnd.Acknowledged;

/**
 * Whoever stops the product breaks nothing off. Of several processes those that are stopped are missed by nobody; that
 * they may also be killed is the story of {@link ChaosTest}.
 */
class GracefulStopTest {

    private static final String DECISION = """
            {"subject": {"identifiers": [{"type": "email", "value": "anna@example.org"}]},
             "decisions": [{"purpose": "newsletter", "decision": "grant"}],
             "evidence": {"notice": {"id": "privacy", "version": 1}, "method": "checkbox"}}""";

    private static final int FRONT_ENDS = 4;

    @TempDir
    Path folder;

    @Test
    void aCommandUnderWayIsAnsweredAfterReadinessWentDownAndTheDoorClosed() throws Exception {
        try (Product product = Product.start(folder, "--samtykke.http.drain=4s")) {
            Newsletter.define(new Client(product, "admin"));
            Client frontEnd = new Client(product, "front-end");
            await().until(() -> readiness(product) == 200);
            try (Socket underWay = new Socket("localhost", product.port())) {
                begin(underWay, frontEnd);
                product.beginToStop();

                await().until(() -> readiness(product) == 503);
                assertThat(frontEnd.tryPost("/api/v1/consents", DECISION.replace("anna", "bea"))
                                .statusCode())
                        .as("while it drains")
                        .isEqualTo(200);
                await().until(() -> isClosed(product));
                assertThat(finish(underWay)).contains("HTTP/1.1 200").contains("\"state\":\"GRANTED\"");
            }
            assertThat(product.stop()).isIn(0, 143);
        }
        try (Product again = Product.start(folder)) {
            assertThat(new Client(again, "compliance")
                            .post("/api/v1/customers/lookup", """
                    {"identifier": {"type": "email", "value": "anna@example.org"}}""")
                            .get("customerId"))
                    .isNotNull();
        }
    }

    @Test
    @ExtendWith(StoppedAtTheEnd.class)
    void whileAProcessOfEachSideIsStoppedTheOthersTakeEverythingAndNothingIsDoneTwice() throws Exception {
        DistributedProduct product = (DistributedProduct) Way.DISTRIBUTED.running();
        StubbornFrontEnd.define(product.client("admin"));
        List<StubbornFrontEnd> frontEnds = IntStream.range(0, FRONT_ENDS)
                .mapToObj(i -> new StubbornFrontEnd(
                        "graceful" + i,
                        List.of(() -> URI.create(product.url())),
                        product.client("front-end").authorization(),
                        i))
                .toList();
        AtomicInteger reads = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(FRONT_ENDS + 1);
        List<Future<?>> running = new ArrayList<>();
        running.add(threads.submit(() -> {
            Client reader = product.client("compliance");
            while (!over.get()) {
                reader.get("/api/v1/purposes/digest"); // demands an answer
                reads.incrementAndGet();
            }
        }));
        for (StubbornFrontEnd frontEnd : frontEnds) {
            running.add(threads.submit(() -> {
                while (!over.get()) {
                    frontEnd.decide();
                }
                return null;
            }));
        }
        for (String side : List.of("command-side-1", "query-side-1")) {
            awaitMore(frontEnds, reads);
            ProcessHandle process = product.process(side);
            process.destroy();
            process.onExit().join();
            awaitMore(frontEnds, reads);
            product.awaitReplaced(side, process);
            assertThat(product.output()).containsPattern(side + " has ended with (0|143) ");
        }
        over.set(true);
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
        System.out.println("Stopped under load: " + sum(frontEnds, StubbornFrontEnd::done) + " decisions, "
                + sum(frontEnds, StubbornFrontEnd::refused) + " sent again, " + reads + " reads");
        assertNothingIsLost(product, frontEnds);
    }

    private static void awaitMore(List<StubbornFrontEnd> frontEnds, AtomicInteger reads) {
        long enough = sum(frontEnds, StubbornFrontEnd::done) + 10 * FRONT_ENDS;
        int enoughReads = reads.get() + 10;
        await().atMost(Duration.ofMinutes(1))
                .until(() -> sum(frontEnds, StubbornFrontEnd::done) >= enough && reads.get() >= enoughReads);
    }

    private static long sum(List<StubbornFrontEnd> frontEnds, ToLongFunction<StubbornFrontEnd> figure) {
        return frontEnds.stream().mapToLong(figure).sum();
    }

    private static void assertNothingIsLost(DistributedProduct product, List<StubbornFrontEnd> frontEnds) {
        Map<String, List<Acknowledged>> all = new TreeMap<>();
        frontEnds.forEach(frontEnd -> all.putAll(frontEnd.acknowledged()));
        String last = String.valueOf(all.values().stream()
                .flatMap(List::stream)
                .mapToLong(Acknowledged::position)
                .max()
                .orElseThrow());
        Client compliance = product.client("compliance");
        ChaosVerdict verdict = new ChaosVerdict(all, path -> compliance.get(path, "Samtykke-After", last));
        verdict.historyIsWhatWasAcknowledged();
        verdict.viewsShowTheLastDecisions();
    }

    /** Sends all but the end of a command, and only once the product has asked for its body. */
    private static void begin(Socket socket, Client frontEnd) throws IOException {
        String head = """
                POST /api/v1/consents HTTP/1.1
                Host: localhost
                Authorization: %s
                Content-Type: application/json
                Content-Length: %d
                Expect: 100-continue
                Connection: close

                """.replace("\n", "\r\n").formatted(frontEnd.authorization(), DECISION.length());
        send(socket, head);
        byte[] invited = socket.getInputStream().readNBytes("HTTP/1.1 100".length());
        assertThat(new String(invited, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 100");
        send(socket, DECISION.substring(0, DECISION.length() / 2));
    }

    private static String finish(Socket socket) throws IOException {
        send(socket, DECISION.substring(DECISION.length() / 2));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                .lines()
                .collect(Collectors.joining("\n"));
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static int readiness(Product product) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(product.url() + "/actuator/health/readiness").toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        return connection.getResponseCode();
    }

    private static boolean isClosed(Product product) throws IOException {
        try (Socket probe = new Socket("localhost", product.port())) {
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }
}
