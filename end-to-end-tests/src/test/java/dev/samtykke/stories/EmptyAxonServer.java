package dev.samtykke.stories;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import dev.samtykke.axonserver.AxonServerSettings;
import dev.samtykke.axonserver.ServerConnection;

/**
 * A real Axon Server without events, since a history belongs to one installation. {@code SAMTYKKE_TEST_AXONSERVER} names
 * it. It is emptied whenever a story begins anew if {@code SAMTYKKE_TEST_AXONSERVER_HTTP} names its HTTP address and it
 * runs in development mode ({@code axoniq.axonserver.devmode.enabled=true}); otherwise the first story that needs it
 * empty uses it up, and the others are skipped.
 */
final class EmptyAxonServer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private EmptyAxonServer() {}

    /** Its address, or skips the test when there is none. Nothing may use it at the moment. */
    static String address() throws IOException {
        String address = System.getenv("SAMTYKKE_TEST_AXONSERVER");
        assumeTrue(address != null, "SAMTYKKE_TEST_AXONSERVER (host:port) names no Axon Server to test against");
        String http = System.getenv("SAMTYKKE_TEST_AXONSERVER_HTTP");
        if (http != null) {
            purge(URI.create(http + "/v1/devmode/purge-events"));
            await().atMost(PATIENCE).until(() -> isEmpty(address));
        }
        assumeTrue(
                isEmpty(address),
                "The Axon Server has events already. This story needs an empty one, or one in development mode whose "
                        + "HTTP address is in SAMTYKKE_TEST_AXONSERVER_HTTP (http://host:port), to empty it");
        return address;
    }

    private static boolean isEmpty(String address) {
        try (ServerConnection server =
                ServerConnection.open(new AxonServerSettings(address, null, null), "story", PATIENCE)) {
            return server.head() < 0;
        }
    }

    private static void purge(URI url) throws IOException {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(url).DELETE().build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "The Axon Server is not emptied: " + answer.statusCode() + " " + answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
