package dev.samtykke.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.samtykke.http.security.Scope;
import dev.samtykke.http.testapp.TestApplication;
import dev.samtykke.http.testapp.Tokens;

/** Requests that an HTTP library would not send. */
@SpringBootTest(classes = TestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class RawHttpTest {

    private static final String HOST = "Host: localhost\r\nConnection: close\r\n";

    @LocalServerPort
    private int port;

    static Stream<Arguments> requests() {
        String token = "Authorization: Bearer " + Tokens.with(Scope.ADMIN, Scope.CONSENTS_WRITE) + "\r\n";
        String json = HOST + token + "Content-Type: application/json\r\n";
        return Stream.of(
                Arguments.of("no request line", 400, "nonsense\r\n\r\n"),
                Arguments.of("no host", 400, "GET /actuator/health HTTP/1.1\r\nConnection: close\r\n\r\n"),
                Arguments.of("characters that no target has", 400, "GET /a|b\"<PLANTED> HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("an unknown version", 505, "GET / HTTP/9.9\r\n" + HOST + "\r\n"),
                Arguments.of("an unknown method", 400, "PLANTED / HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(
                        "an unknown method with a token", 400, "BREW /coffee HTTP/1.1\r\n" + HOST + token + "\r\n"),
                Arguments.of(
                        "headers that are too large",
                        400,
                        "GET / HTTP/1.1\r\n" + HOST + "X: " + "PLANTED".repeat(4000) + "\r\n\r\n"),
                Arguments.of("a header name with a space", 400, "GET / HTTP/1.1\r\n" + HOST + "PLANTED x: y\r\n\r\n"),
                Arguments.of("a path that climbs", 400, "GET /../../etc/passwd HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("an encoded slash", 400, "GET /log/%2e%2e%2fx HTTP/1.1\r\n" + HOST + token + "\r\n"),
                Arguments.of("an encoded NUL", 400, "GET /api/v1/purposes/%00 HTTP/1.1\r\n" + HOST + token + "\r\n"),
                Arguments.of("a path parameter", 400, "GET /api/v1/purposes;a=b HTTP/1.1\r\n" + HOST + token + "\r\n"),
                Arguments.of("an invalid escape", 400, "GET /api/v1/purposes/%zz HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(
                        "a negative length",
                        400,
                        "POST /api/v1/consents HTTP/1.1\r\n" + json + "Content-Length: -1\r\n\r\n"),
                Arguments.of(
                        "two lengths",
                        400,
                        "POST /api/v1/consents HTTP/1.1\r\n" + json
                                + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
                Arguments.of(
                        "an invalid chunk",
                        400,
                        "POST /api/v1/consents HTTP/1.1\r\n" + json + "Transfer-Encoding: chunked\r\n\r\nPLANTED\r\n"),
                Arguments.of(
                        "an unknown transfer coding",
                        501,
                        "POST /api/v1/consents HTTP/1.1\r\n" + json + "Transfer-Encoding: planted\r\n\r\n"),
                Arguments.of(
                        "an unknown media type",
                        415,
                        "POST /api/v1/consents HTTP/1.1\r\n" + HOST + token
                                + "Content-Type: %%%\r\nContent-Length: 2\r\n\r\n{}"),
                Arguments.of(
                        "an unknown charset",
                        415,
                        "POST /api/v1/consents HTTP/1.1\r\n" + HOST + token
                                + "Content-Type: application/json;charset=planted\r\nContent-Length: 2\r\n\r\n{}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void isToldTheStatusAndNothingOfTheServer(String name, int status, String request) throws IOException {
        String answer = send(request);

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer)
                .contains("application/problem+json")
                .contains("\"status\":" + status)
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContain("Exception", "\tat ", "<html");
        assertThat(answer.replaceFirst("\"instance\":\"[^\"]*\"", "")).doesNotContain("PLANTED");
    }

    private String send(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
