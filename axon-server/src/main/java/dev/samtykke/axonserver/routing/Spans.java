package dev.samtykke.axonserver.routing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/** The span that a command belongs to, as W3C Trace Context writes it. */
final class Spans {

    /** Name of the entry that has it. */
    static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;

    Spans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Of the current span; null when there is none. */
    @Nullable String traceparent() {
        @Nullable Span span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        TraceContext context = span.context();
        String sampled = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return String.join("-", "00", context.traceId(), context.spanId(), sampled);
    }
}
