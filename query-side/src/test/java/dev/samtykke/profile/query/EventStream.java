package dev.samtykke.profile.query;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads server-sent events. */
final class EventStream implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long ENOUGH_SECONDS = 10;

    /** An event. */
    record Event(String id, String name, JsonNode data) {}

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    @SuppressWarnings("unused")
    private final HttpClient client;

    private final Stream<String> lines;

    /** @param client kept, as a client that nobody refers to may be given up */
    private EventStream(HttpClient client, Stream<String> lines) {
        this.client = client;
        this.lines = lines;
        Thread reader = new Thread(this::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
    }

    static EventStream open(HttpRequest.Builder request) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<Stream<String>> answer = client.send(
                request.header("Accept", "text/event-stream")
                        .timeout(Duration.ofSeconds(ENOUGH_SECONDS))
                        .build(),
                BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body().toList());
        }
        return new EventStream(client, answer.body());
    }

    private void read() {
        try {
            String id = "";
            String name = "";
            String data = "";
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("id:")) {
                    id = line.substring(3);
                } else if (line.startsWith("event:")) {
                    name = line.substring(6);
                } else if (line.startsWith("data:")) {
                    data = line.substring(5);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(id, name, JSON.readTree(data)));
                    data = "";
                }
            }
        } catch (RuntimeException broken) {
            end.completeExceptionally(broken);
        }
        end.complete(null);
    }

    Event next() throws InterruptedException {
        Event event = events.poll(ENOUGH_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("No event came");
        }
        return event;
    }

    /** Whether nothing more has come by now. */
    boolean isQuiet() {
        return events.isEmpty();
    }

    void awaitEnd() throws Exception {
        end.get(ENOUGH_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        lines.close();
    }
}
