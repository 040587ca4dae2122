package dev.samtykke.projection;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of every batch of a projection that links to the commands whose events are in it. Events of commands that
 * were not traced are linked to nothing.
 */
final class BatchSpans {

    /** So many commands are linked to at the most. */
    private static final int LINKS = 128;

    private final Tracer tracer;
    private final String projection;

    BatchSpans(Tracer tracer, String projection) {
        this.tracer = tracer;
        this.projection = projection;
    }

    /** Begins the span of a batch, which ends with the unit of work. */
    void begin(UnitOfWork<?> unit, Collection<ProjectedEvent> events) {
        if (tracer == Tracer.NOOP) {
            return;
        }
        Span.Builder builder = tracer.spanBuilder()
                .setNoParent()
                .name("project " + projection)
                .tag("projection", projection)
                .tag("events", events.size());
        Set<Cause> causes = new LinkedHashSet<>();
        for (ProjectedEvent event : events) {
            Cause cause = Cause.of(event.message().getMetaData());
            if (cause != null && causes.size() < LINKS) {
                causes.add(cause);
            }
        }
        causes.forEach(cause -> builder.addLink(new Link(context(cause))));
        Span span = builder.start();
        unit.onRollback(failed -> span.tag("outcome", "failed"));
        unit.onCleanup(done -> span.end());
    }

    private TraceContext context(Cause cause) {
        return tracer.traceContextBuilder()
                .traceId(cause.traceId())
                .spanId(cause.spanId())
                .sampled(true)
                .build();
    }

    private record Cause(String traceId, String spanId) {

        static @Nullable Cause of(MetaData metaData) {
            return metaData.get("traceId") instanceof String traceId && metaData.get("spanId") instanceof String spanId
                    ? new Cause(traceId, spanId)
                    : null;
        }
    }
}
