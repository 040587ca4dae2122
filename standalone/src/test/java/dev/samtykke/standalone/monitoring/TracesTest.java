package dev.samtykke.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.http.tracing.Tracing;
import dev.samtykke.standalone.RunningProduct;
import dev.samtykke.standalone.monitoring.OtlpReceiver.Span;

class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";

    @TempDir
    private Path data;

    @Test
    void aTraceLeadsFromTheCallerThroughTheCommandToTheProjections() throws IOException, InterruptedException {
        try (OtlpReceiver collector = new OtlpReceiver();
                RunningProduct product =
                        RunningProduct.on(data, "--samtykke.tracing.endpoint=" + collector.endpoint())) {
            MixedRun run = new MixedRun(product);
            run.run();
            HttpResponse<String> granted =
                    decide(product, "grant", "traceparent", "00-" + TRACE + "-" + CALLER + "-01");
            HttpResponse<String> revoked = decide(product, "revoke");
            String ownTrace = revoked.headers().firstValue("Samtykke-Trace").orElseThrow();

            await().untilAsserted(() -> {
                assertLedThrough(collector, TRACE);
                assertLedThrough(collector, ownTrace);
            });
            assertThat(request(collector, TRACE).parentId()).isEqualTo(CALLER);
            assertThat(request(collector, ownTrace).parentId()).isEmpty();
            assertThat(history(product, granted).findValuesAsString("traceId")).contains(TRACE, ownTrace);
            assertTrackedCallsAreInTheirRequestsTrace(collector);
            run.secrets().forEach(secret -> assertThat(collector.everything()).doesNotContain(secret));
            run.close();
        }
    }

    private static void assertLedThrough(OtlpReceiver collector, String trace) {
        Span request = request(collector, trace);
        Span command = of(collector, trace, "command record-consents");
        assertThat(command.parentId()).isEqualTo(request.spanId());
        for (String projection : new String[] {"customer", "consent"}) {
            assertThat(collector.named("project " + projection).flatMap(span -> span.links().stream()))
                    .as(projection)
                    .contains(trace + "/" + command.spanId());
        }
    }

    /** Whether other threads carry the calls out or not. */
    private static void assertTrackedCallsAreInTheirRequestsTrace(OtlpReceiver collector) {
        assertThat(collector.named("command collect-data"))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(collector.spans()).anySatisfy(parent -> {
                    assertThat(parent.spanId()).isEqualTo(command.parentId());
                    assertThat(parent.traceId()).isEqualTo(command.traceId());
                    assertThat(parent.name()).isEqualTo("POST /v1/{call}");
                }));
    }

    private static Span request(OtlpReceiver collector, String trace) {
        return of(collector, trace, "POST /api/v1/consents");
    }

    private static Span of(OtlpReceiver collector, String trace, String name) {
        return collector
                .named(name)
                .filter(span -> span.traceId().equals(trace))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No span " + name + " in " + trace));
    }

    @Test
    void withoutACollectorThereAreNoTraces() {
        try (RunningProduct product = RunningProduct.on(data)) {
            ObjectProvider<Tracing> tracing = product.context().getBeanProvider(Tracing.class);
            assertThat(tracing.getIfAvailable()).isNull();
        }
    }

    private static JsonNode history(RunningProduct product, HttpResponse<String> decided) {
        String customer =
                JsonMapper.shared().readTree(decided.body()).get("customerId").asString();
        return JsonMapper.shared()
                .readTree(product.get("/api/v1/customers/" + customer + "/history", product.token("compliance"))
                        .body());
    }

    private static HttpResponse<String> decide(RunningProduct product, String decision, String... headers) {
        HttpRequest.Builder request = product.to("/api/v1/consents")
                .header("Authorization", "Bearer " + product.token("front-end"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"subject": {"identifiers": [{"type": "email", "value": "planted-eva@example.org"}]},
                         "decisions": [{"purpose": "newsletter", "decision": "%s"}],
                         "evidence": {"notice": {"id": "privacy", "version": 1}, "method": "checkbox"}}""".formatted(decision)));
        HttpResponse<String> answer = product.send(headers.length == 0 ? request : request.headers(headers));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
