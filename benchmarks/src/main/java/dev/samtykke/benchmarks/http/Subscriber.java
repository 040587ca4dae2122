package dev.samtykke.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Follows the profile of one person, and changes it. */
final class Subscriber implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern SIZE = Pattern.compile("\"name\":\"size\",\"value\":(\\d+)");

    private final Api api;
    private final String authorization;
    private final String user;
    private final Stream<String> lines;
    private final ConcurrentMap<Integer, Long> seen = new ConcurrentHashMap<>();
    private int next = 1;

    /** Median and 99th percentile of the times from an acknowledged change to the view that shows it. */
    record Delays(Duration p50, Duration p99) {

        static Delays of(List<Long> nanos) {
            List<Long> sorted = new ArrayList<>(nanos);
            Collections.sort(sorted);
            return new Delays(
                    Duration.ofNanos(sorted.get(sorted.size() / 2)),
                    Duration.ofNanos(sorted.get(sorted.size() * 99 / 100)));
        }
    }

    /**
     * @param stream the person's stream for a purpose
     * @param user the person's user id
     */
    Subscriber(Api api, URI stream, String token, String writeKey, String user)
            throws IOException, InterruptedException {
        this.api = api;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
        this.user = user;
        HttpResponse<Stream<String>> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(stream)
                                .header("Authorization", "Bearer " + token)
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IOException("The product answered " + answer.statusCode());
        }
        this.lines = answer.body();
        Thread reader = new Thread(this::follow, "subscriber");
        reader.setDaemon(true);
        reader.start();
    }

    private void follow() {
        try {
            lines.forEach(this::read);
        } catch (UncheckedIOException closed) {
            // which is how following ends
        }
    }

    private void read(String line) {
        Matcher size = SIZE.matcher(line);
        if (size.find()) {
            seen.putIfAbsent(Integer.parseInt(size.group(1)), System.nanoTime());
        }
    }

    /** Changes an attribute again and again, each time when the change before was seen. */
    Delays changes(int count) throws IOException, InterruptedException {
        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int value = next++;
            api.post("/v1/identify", authorization, """
                    {"messageId": "size-%d", "userId": "%s", "traits": {"size": %d}}""".formatted(value, user, value));
            long acknowledged = System.nanoTime();
            delays.add(Math.max(0, await(value, acknowledged) - acknowledged));
        }
        return Delays.of(delays);
    }

    private long await(int value, long since) throws InterruptedException, IOException {
        while (System.nanoTime() - since < PATIENCE.toNanos()) {
            @Nullable Long at = seen.get(value);
            if (at != null) {
                return at;
            }
            Thread.sleep(0, 200_000);
        }
        throw new IOException("A change never reached the subscriber");
    }

    @Override
    public void close() {
        lines.close();
    }
}
