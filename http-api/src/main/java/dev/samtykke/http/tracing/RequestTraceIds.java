package dev.samtykke.http.tracing;

import io.opentelemetry.sdk.trace.IdGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import dev.samtykke.http.trace.TraceFilter;

/** A trace that begins in a request has the request's trace id, which is in the log, the answer and the events too. */
final class RequestTraceIds implements IdGenerator {

    private final IdGenerator random = IdGenerator.random();

    @Override
    public String generateSpanId() {
        return random.generateSpanId();
    }

    @Override
    public String generateTraceId() {
        @Nullable String ofRequest = MDC.get(TraceFilter.MDC_KEY);
        return ofRequest == null ? random.generateTraceId() : ofRequest;
    }
}
