package dev.samtykke.http;

import static dev.samtykke.http.security.Scope.COMPLIANCE;
import static dev.samtykke.http.security.Scope.CONSENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.http.testapp.TestApplication;
import dev.samtykke.http.testapp.Tokens;

@SpringBootTest(classes = TestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class RequestsTest {

    private static final String CUSTOMER = "/api/v1/customers/7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10";
    private static final String CONSENT = """
            {"customerId":"7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10",
             "decisions":[{"purpose":"newsletter","decision":"GRANT"}],
             "evidence":{"decidedAt":"2026-01-01T00:00:00Z","explicit":true,"age":1}}""";

    @LocalServerPort
    private int port;

    private ApiClient api;

    @BeforeEach
    void client() {
        api = new ApiClient(port);
    }

    private HttpResponse<String> read(String header, String value) {
        return api.send(api.to(CUSTOMER, Tokens.with(COMPLIANCE)).header(header, value));
    }

    private HttpResponse<String> command(String header, String value) {
        return api.send(api.to("/api/v1/consents", Tokens.with(CONSENTS_WRITE))
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(BodyPublishers.ofString(CONSENT)));
    }

    private static String text(HttpResponse<String> answer, String field) {
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        return body.get(field).asString();
    }

    @Nested
    class ReadYourWrites {

        @Test
        void aReadAnswersOnceItsProjectionIsThere() {
            assertThat(read("Samtykke-After", "41").statusCode()).isEqualTo(200);
        }

        @Test
        void aReadThatCannotCatchUpInTimeAsksToTryAgain() {
            HttpResponse<String> answer = read("Samtykke-After", "42");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(text(answer, "type")).isEqualTo("not-caught-up");
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "-1", "1.5", "x", "9999999999999999999"})
        void aMalformedPositionIsRefused(String position) {
            HttpResponse<String> answer = read("Samtykke-After", position);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("{\"field\":\"Samtykke-After\",\"rule\":\"invalid-value\"}");
        }

        @Test
        void aReadWithoutAProjectionRefusesThePosition() {
            HttpResponse<String> answer =
                    api.send(api.to(CUSTOMER + "/consents?page=1&at=2026-01-01T00:00:00Z", Tokens.with(COMPLIANCE))
                            .header("Samtykke-After", "1"));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("unsupported-here");
        }

        @Test
        void aCommandNeedsNoWaiting() {
            assertThat(command("Samtykke-After", "42").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class IdempotencyKeys {

        @Test
        void aKeyReachesTheController() {
            assertThat(text(command("Idempotency-Key", "!order-1~"), "key")).isEqualTo("!order-1~");
        }

        @Test
        void aKeyMayBeLeftOut() {
            assertThat(text(command("Accept", "application/json"), "key")).isEqualTo("none");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a b", "a\tb"})
        void aKeyOfAnotherFormIsRefused(String key) {
            assertThat(command("Idempotency-Key", key).statusCode()).isEqualTo(400);
        }

        @Test
        void aKeyIsAtMost255CharactersLong() {
            assertThat(command("Idempotency-Key", "k".repeat(255)).statusCode()).isEqualTo(200);
            assertThat(command("Idempotency-Key", "k".repeat(256)).statusCode()).isEqualTo(400);
        }

        @Test
        void twoKeysAreRefused() {
            HttpResponse<String> answer = api.send(api.to("/api/v1/consents", Tokens.with(CONSENTS_WRITE))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "a")
                    .header("Idempotency-Key", "b")
                    .POST(BodyPublishers.ofString(CONSENT)));

            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }

    @Nested
    class Traces {

        private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

        @Test
        void theCallersTraceIsTakenOn() {
            HttpResponse<String> answer = read("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

            assertThat(text(answer, "traceId")).isEqualTo(TRACE);
            assertThat(answer.headers().firstValue("Samtykke-Trace")).contains(TRACE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                    "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                    "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                    "x"
                })
        void anInvalidTraceIsReplacedByAFreshOne(String traceparent) {
            assertThat(text(read("traceparent", traceparent), "traceId"))
                    .matches("[0-9a-f]{32}")
                    .isNotEqualTo(TRACE)
                    .isNotEqualTo("0".repeat(32));
        }

        @Test
        void theActorIsTheClientOfTheToken() {
            assertThat(text(read("Accept", "application/json"), "actor")).isEqualTo("shop");
        }
    }

    @Nested
    class Cors {

        @Test
        void aListedOriginMayCallAndSeesTheHeadersItNeeds() {
            HttpResponse<String> answer = read("Origin", TestApplication.ORIGIN);

            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(TestApplication.ORIGIN);
            assertThat(answer.headers()
                            .allValues("Access-Control-Expose-Headers")
                            .toString())
                    .contains("Samtykke-Position", "Retry-After", "Location", "Samtykke-Trace");
        }

        @Test
        void aPreflightNeedsNoToken() {
            HttpResponse<String> answer = preflight(TestApplication.ORIGIN);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(TestApplication.ORIGIN);
        }

        @Test
        void anotherOriginIsRefused() {
            HttpResponse<String> answer = preflight("https://evil.example");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }

        private HttpResponse<String> preflight(String origin) {
            return api.send(api.to("/api/v1/consents")
                    .header("Origin", origin)
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
                    .method("OPTIONS", BodyPublishers.noBody()));
        }
    }

    @Test
    void answersForbidBrowsersToSniffFrameAndStore() {
        HttpResponse<String> answer = read("Accept", "application/json");

        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
}
