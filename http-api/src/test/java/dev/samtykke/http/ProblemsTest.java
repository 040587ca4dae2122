package dev.samtykke.http;

import static dev.samtykke.http.security.Scope.ADMIN;
import static dev.samtykke.http.security.Scope.COMPLIANCE;
import static dev.samtykke.http.security.Scope.CONSENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.http.testapp.TestApplication;
import dev.samtykke.http.testapp.Tokens;

@SpringBootTest(classes = TestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {

    private static final String CONSENTS = "/api/v1/consents";
    private static final String VALID = """
            {"customerId":"7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10",
             "decisions":[{"purpose":"newsletter","decision":"GRANT"}],
             "evidence":{"channel":"web","decidedAt":"2026-01-01T00:00:00Z","explicit":true,"age":1},
             "labels":{"a":"b"}}""";

    private final String writer = Tokens.with(CONSENTS_WRITE);
    private final String admin = Tokens.with(ADMIN);
    private final String officer = Tokens.with(COMPLIANCE);

    @LocalServerPort
    private int port;

    private ApiClient api;

    @BeforeEach
    void client() {
        api = new ApiClient(port);
    }

    @Test
    void aValidRequestIsAnswered() {
        HttpResponse<String> answer = api.post(CONSENTS, writer, VALID);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Samtykke-Position")).contains("7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "labels":{"a":"b"}       | "labels":{"a":"b"},"foo":1 | foo                    | unknown-field
                    "channel":"web"          | "chanel":"web"             | evidence.chanel        | unknown-field
                    "channel":"web"          | "channel":"a","channel":"b"| evidence.channel       | duplicate-field
                    "channel":"web"          | "channel":5                | evidence.channel       | wrong-type
                    "channel":"web"          | "channel":true             | evidence.channel       | wrong-type
                    "channel":"web"          | "channel":["web"]          | evidence.channel       | wrong-type
                    "channel":"web"          | "channel":"\\u0000"        | evidence.channel       | text
                    "channel":"web"          | "channel":"\\ud800"        | evidence.channel       | text
                    "explicit":true          | "explicit":"true"          | evidence.explicit      | wrong-type
                    "explicit":true          | "explicit":1               | evidence.explicit      | wrong-type
                    "explicit":true          | "explicit":null            | evidence.explicit      | wrong-type
                    "age":1                  | "age":"1"                  | evidence.age           | wrong-type
                    "age":1                  | "age":1.5                  | evidence.age           | wrong-type
                    "age":1                  | "age":99999999999          | evidence.age           | invalid-value
                    "age":1                  | "age":11                   | evidence.age           | max
                    "2026-01-01T00:00:00Z"   | 1767225600                 | evidence.decidedAt     | wrong-type
                    "2026-01-01T00:00:00Z"   | ""                         | evidence.decidedAt     | invalid-value
                    "2026-01-01T00:00:00Z"   | "2026-01-01"               | evidence.decidedAt     | invalid-value
                    "2026-01-01T00:00:00Z"   | "+99999-01-01T00:00:00Z"   | evidence.decidedAt     | invalid-value
                    "2026-01-01T00:00:00Z"   | null                       | evidence.decidedAt     | required
                    "GRANT"                  | "grant?"                   | decisions[0].decision  | invalid-value
                    "GRANT"                  | 0                          | decisions[0].decision  | wrong-type
                    "GRANT"                  | ""                         | decisions[0].decision  | invalid-value
                    "newsletter"             | "News Letter"              | decisions[0].purpose   | slug
                    "newsletter"             | null                       | decisions[0].purpose   | required
                    "7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10" | "1-1-1-1-1"  | customerId             | invalid-value
                    "7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10" | ""           | customerId             | invalid-value
                    "a":"b"                  | "a":5                      | labels.a               | wrong-type
                    """)
    void aFaultyFieldIsNamedWithTheRuleThatItBreaks(String from, String to, String field, String rule) {
        JsonNode problem = problem(api.post(CONSENTS, writer, VALID.replace(from, to)), 400);

        assertThat(problem.get("type").asString()).isEqualTo("invalid-request");
        assertThat(problem.get("violations").get(0).get("field").asString()).isEqualTo(field);
        assertThat(problem.get("violations").get(0).get("rule").asString()).isEqualTo(rule);
    }

    @Test
    void everyFaultOfValidationIsNamedAtOnce() {
        JsonNode problem = problem(api.post(CONSENTS, writer, "{}"), 400);

        assertThat(problem.get("violations")
                        .valueStream()
                        .map(v ->
                                v.get("field").asString() + " " + v.get("rule").asString()))
                .containsExactlyInAnyOrder("customerId required", "decisions required", "evidence required");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {
            {} {}
            {},
            {"a":1,}
            {'a':1}
            {a:1}
            /* c */ {}
            NaN
            [
            "\\x"
            """)
    void whatIsNotOneJsonValueIsMalformed(String body) {
        assertThat(problem(api.post(CONSENTS, writer, body), 400).get("type").asString())
                .isEqualTo("malformed-json");
    }

    @Test
    void anEmptyBodyAndAJsonNullAreTold() {
        assertThat(problem(api.post(CONSENTS, writer, ""), 400)
                        .get("violations")
                        .toString())
                .contains("required");
        assertThat(problem(api.post(CONSENTS, writer, "null"), 400)
                        .get("violations")
                        .toString())
                .contains("required");
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        byte[] body = VALID.replace("web", "w\u00e9b").getBytes(StandardCharsets.ISO_8859_1);

        HttpResponse<String> answer = api.send(api.to(CONSENTS, writer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(problem(answer, 400).get("type").asString()).isEqualTo("malformed-json");
    }

    @Test
    void deepNestingIsMalformed() {
        String body = "[".repeat(10_000) + "]".repeat(10_000);

        assertThat(problem(api.post(CONSENTS, writer, body), 400).get("type").asString())
                .isEqualTo("malformed-json");
    }

    @Test
    void anOversizeBodyIsRefusedHoweverItIsTransferred() {
        byte[] body = (" ".repeat(70_000) + VALID).getBytes(StandardCharsets.UTF_8);

        assertThat(problem(api.post(CONSENTS, writer, new String(body, StandardCharsets.UTF_8)), 413)
                        .get("type")
                        .asString())
                .isEqualTo("content-too-large");
        problem(api.postChunked(CONSENTS, writer, () -> new ByteArrayInputStream(body)), 413);
    }

    @Test
    void anotherMediaTypeIsRefused() {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            problem(
                    api.send(api.to(CONSENTS, writer)
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofString("a=b"))),
                    415);
        }
    }

    @Test
    void anUnacceptableMediaTypeStillGetsAProblem() {
        problem(
                api.send(api.to(CONSENTS, writer)
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/csv")
                        .POST(BodyPublishers.ofString(VALID))),
                406);
    }

    @Test
    void anotherMethodIsToldWhichOnesThereAre() {
        HttpResponse<String> answer = api.send(api.to(CONSENTS, writer).DELETE());

        problem(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void anUnknownAddressIsNotFoundForWhoeverHasAToken() {
        assertThat(problem(api.get("/api/v1/nothing", admin), 404).get("type").asString())
                .isEqualTo("not-found");
        problem(api.get("/api/v1/purposes/x/y", admin), 404);
    }

    @ParameterizedTest
    @CsvSource({"malformed,400,rule-a", "not-found,404,unknown-purpose", "conflict,409,rule-c", "refused,422,rule-d"})
    void everyKindOfBrokenRuleHasItsStatus(String path, int status, String type) {
        JsonNode problem = problem(api.get("/api/v1/purposes/" + path, admin), status);

        assertThat(problem.get("type").asString()).isEqualTo(type);
        assertThat(problem.get("detail").asString()).isEqualTo("It is forbidden");
        assertThat(problem.get("instance").asString()).isEqualTo("/api/v1/purposes/" + path);
        assertThat(problem.has("violations")).isFalse();
    }

    @Test
    void theTitleIsTheTypeInWords() {
        assertThat(problem(api.get("/api/v1/purposes/not-found", admin), 404)
                        .get("title")
                        .asString())
                .isEqualTo("Unknown purpose");
    }

    @ParameterizedTest
    @CsvSource({"bug", "error", "future"})
    void anUnexpectedFailureIsLoggedByClassAndPlaceButNeverByMessage(String path, CapturedOutput output) {
        HttpResponse<String> answer = api.get("/api/v1/purposes/" + path, admin);

        problem(answer, 500);
        assertThat(answer.body()).doesNotContain("secret-in-message").doesNotContain("Exception");
        assertThat(output.getAll()).contains("TestController.broken").doesNotContain("secret-in-message");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/v1/customers/42                                                                        | id
                    /api/v1/customers/7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10/consents?page=1                      | at
                    /api/v1/customers/7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10/consents?page=1&at=now               | at
                    /api/v1/customers/7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10/consents?page=x&at=2026-01-01T00:00:00Z | page
                    /api/v1/customers/7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10/consents?page=10&at=2026-01-01T00:00:00Z | page
                    """)
    void aFaultyParameterIsNamed(String path, String parameter) {
        JsonNode problem = problem(api.get(path, officer), 400);

        assertThat(problem.get("violations").get(0).get("field").asString()).isEqualTo(parameter);
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.propertyNames()).contains("type", "title", "status", "detail", "instance");
        return problem;
    }
}
