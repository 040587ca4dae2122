package dev.samtykke.axonserver.routing;

import java.util.Map;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import org.slf4j.MDC;

import dev.samtykke.axonserver.routing.CommandMessages.Received;
import dev.samtykke.commanding.CommandContext;
import dev.samtykke.commanding.CommandName;
import dev.samtykke.http.trace.TraceFilter;

/** Times commands that other processes sent, gives each a span under the sender's, and its trace id to the log. */
final class HandlingObservation {

    /** Name of the timer and of the span. */
    static final String NAME = "samtykke.commands.received";

    private final ObservationRegistry registry;

    HandlingObservation(ObservationRegistry registry) {
        this.registry = registry;
    }

    <A> A around(Received<?> received, Supplier<A> action) {
        String name = CommandName.of(received.command().getClass());
        ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get);
        context.setCarrier(
                received.traceparent() == null ? Map.of() : Map.of(Spans.TRACEPARENT, received.traceparent()));
        String traceId = CommandContext.of(received.metaData()).traceId();
        try (MDC.MDCCloseable ignored = MDC.putCloseable(TraceFilter.MDC_KEY, traceId)) {
            return Observation.createNotStarted(NAME, () -> context, registry)
                    .contextualName("handle " + name)
                    .lowCardinalityKeyValue("command", name)
                    .observe(action);
        }
    }
}
