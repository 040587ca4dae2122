package dev.samtykke.http.tracing;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/**
 * Makes spans of requests, commands and batches of projections, and sends them to a collector. One that is away costs
 * spans, and nothing else.
 */
public final class Tracing implements AutoCloseable {

    private static final String NAME = "samtykke";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final SdkTracerProvider provider;
    private final OtelTracer tracer;
    private final ObservationHandler<Observation.Context> handler;

    /**
     * @param endpoint address of the collector
     * @param sampled which share of the traces that begin here is told
     */
    public Tracing(URI endpoint, double sampled) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.toString())
                .setTimeout(PATIENCE)
                .build();
        this.provider = SdkTracerProvider.builder()
                .setIdGenerator(new RequestTraceIds())
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(sampled)))
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), NAME)))
                .addSpanProcessor(BatchSpanProcessor.builder(new PlainSpans(exporter))
                        .setScheduleDelay(EVERY)
                        .build())
                .build();
        io.opentelemetry.api.trace.Tracer spans = provider.get(NAME);
        this.tracer = new OtelTracer(spans, new OtelCurrentTraceContext(), event -> {});
        this.handler = new ObservationHandler.FirstMatchingCompositeObservationHandler(
                new PropagatingReceiverTracingObservationHandler<>(
                        tracer,
                        new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), spans)),
                new DefaultTracingObservationHandler(tracer));
    }

    /** Makes spans by hand. */
    public Tracer tracer() {
        return tracer;
    }

    /** Makes a span of every observation. */
    public ObservationHandler<Observation.Context> handler() {
        return handler;
    }

    /** Sends what is waiting, if the collector takes it soon. */
    @Override
    public void close() {
        provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
