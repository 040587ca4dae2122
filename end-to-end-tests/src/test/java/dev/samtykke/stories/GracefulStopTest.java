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
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever stops the product breaks nothing off. */
class GracefulStopTest {

    private static final String DECISION = """
            {"subject": {"identifiers": [{"type": "email", "value": "anna@example.org"}]},
             "decisions": [{"purpose": "newsletter", "decision": "grant"}],
             "evidence": {"notice": {"id": "privacy", "version": 1}, "method": "checkbox"}}""";

    @TempDir
    Path folder;

    @Test
    void aCommandUnderWayIsAnsweredAfterReadinessWentDownAndTheDoorClosed() throws Exception {
        try (Product product = Product.start(folder, "--samtykke.http.drain=4s")) {
            define(new Client(product, "admin"));
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

    private static void define(Client admin) {
        admin.put("/api/v1/purposes/newsletter", """
                {"title": "Newsletter", "description": "News", "lawfulBasis": "CONSENT", "retention": "P1Y"}""");
        admin.post("/api/v1/notices/privacy/versions", """
                {"language": "en", "text": "We write to you.", "purposes": ["newsletter"]}""");
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
