package dev.samtykke.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.samtykke.http.contract.Mutations;
import dev.samtykke.http.security.Scope;
import dev.samtykke.http.testapp.TestApplication;
import dev.samtykke.http.testapp.Tokens;

@SpringBootTest(classes = TestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class MutatedBodiesTest {

    private static final String VALID = """
            {"customerId":"7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10",
             "decisions":[{"purpose":"newsletter","decision":"GRANT"},{"purpose":"profiling","decision":"REFUSE"}],
             "evidence":{"channel":"planted.person@example.org","decidedAt":"2026-01-01T00:00:00Z","explicit":true,"age":1},
             "labels":{"a":"planted.person@example.org"}}""";
    private static final int BODIES = 10_000;
    private static final long SEED = 20_260_101L;

    @LocalServerPort
    private int port;

    @Test
    void noBodyMakesTheServerFailNorRepeatWhatItSays(CapturedOutput output) {
        ApiClient api = new ApiClient(port);
        Mutations mutations = new Mutations(VALID, new Random(SEED));
        String token = Tokens.with(Scope.CONSENTS_WRITE);
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < BODIES; i++) {
            byte[] body = mutations.next();
            HttpResponse<String> answer = api.send(api.to("/api/v1/consents", token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body)));
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            assertThat(answer.statusCode())
                    .as("body %d: %s", i, new String(body, StandardCharsets.ISO_8859_1))
                    .isIn(200, 400, 413);
            assertThat(answer.body()).doesNotContain(Mutations.PLANTED, "Exception", "\tat ");
        }
        // Both outcomes occur, so the mutations are neither all harmless nor all garbage.
        assertThat(statuses.get(200)).isGreaterThan(100);
        assertThat(statuses.get(400)).isGreaterThan(5_000);
        assertThat(output.getAll()).doesNotContain(Mutations.PLANTED);
    }
}
