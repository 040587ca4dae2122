package dev.samtykke.http.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import dev.samtykke.http.contract.Endpoints.Endpoint;
import dev.samtykke.http.security.ApiSecurity;
import dev.samtykke.http.security.Scope;

/**
 * Sends every endpoint that takes a body mutations of a valid one: no answer is a server error or repeats what was
 * sent. {@code -Dsamtykke.mutations=} says how many to each.
 */
@ExtendWith(OutputCaptureExtension.class)
public abstract class BodiesContract {

    private static final int MUTATIONS = Integer.getInteger("samtykke.mutations", 500);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Scope, String> tokens = new HashMap<>();

    /** The running application. */
    protected abstract ApplicationContext application();

    /** A token with this scope. */
    protected abstract String token(Scope scope);

    /** A write key, where there are endpoints for sources. */
    protected String writeKey() {
        throw new IllegalStateException("There are no endpoints for sources");
    }

    /** A request that is accepted, for every endpoint that takes a body, by method and path template. */
    protected abstract Map<String, Sample> samples();

    /** An address and a body that the endpoint accepts. */
    public record Sample(String address, String body, String contentType) {

        /** With a body of JSON. */
        public Sample(String address, String body) {
            this(address, body, "application/json");
        }
    }

    private List<Endpoint> endpoints() {
        return Endpoints.of(application()
                        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                        .values())
                .stream()
                .filter(endpoint -> endpoint.method() == HttpMethod.POST || endpoint.method() == HttpMethod.PUT)
                .filter(endpoint -> !ApiSecurity.isPublic(endpoint.path()))
                .toList();
    }

    @Test
    void everyEndpointThatTakesABodyHasASample() {
        assertThat(endpoints().stream().map(Endpoint::toString))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(samples().keySet());
    }

    @TestFactory
    Stream<DynamicTest> noBodyMakesAnEndpointFailNorRepeatWhatItSays(CapturedOutput output) {
        Map<String, Sample> samples = samples();
        return endpoints().stream()
                .map(endpoint -> DynamicTest.dynamicTest(
                        endpoint.toString(), () -> mutate(endpoint, samples.get(endpoint.toString()), output)));
    }

    private void mutate(Endpoint endpoint, Sample sample, CapturedOutput output)
            throws IOException, InterruptedException {
        Mutations mutations =
                new Mutations(sample.body(), new Random(endpoint.toString().hashCode()));
        HttpResponse<String> first = send(endpoint, sample, sample.body().getBytes(ISO_8859_1));
        assertThat(first.statusCode()).as("the sample: %s", first.body()).isBetween(200, 299);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = mutations.next();
            HttpResponse<String> answer = send(endpoint, sample, body);
            assertThat(answer.statusCode())
                    .as("body %d: %s -> %s", i, new String(body, ISO_8859_1), answer.body())
                    .isLessThan(500);
            if (answer.statusCode() >= 400) {
                assertThat(answer.body()).doesNotContain(Mutations.PLANTED, "Exception", "\tat ");
            }
        }
        assertThat(output.getAll()).doesNotContain(Mutations.PLANTED);
    }

    private HttpResponse<String> send(Endpoint endpoint, Sample sample, byte[] body)
            throws IOException, InterruptedException {
        String port = application().getEnvironment().getRequiredProperty("local.server.port");
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + sample.address()))
                        .header("Authorization", authorization(endpoint))
                        .header("Content-Type", sample.contentType())
                        .method(endpoint.method().name(), BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String authorization(Endpoint endpoint) {
        return ApiSecurity.needsWriteKey(endpoint.path())
                ? "Basic " + Base64.getEncoder().encodeToString((writeKey() + ":").getBytes(ISO_8859_1))
                : "Bearer " + tokens.computeIfAbsent(scopeOf(endpoint), this::token);
    }

    private static Scope scopeOf(Endpoint endpoint) {
        return ApiSecurity.rule(endpoint.method(), endpoint.path())
                .orElseThrow()
                .scopes()
                .iterator()
                .next();
    }
}
