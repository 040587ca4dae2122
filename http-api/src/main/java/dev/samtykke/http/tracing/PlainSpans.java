package dev.samtykke.http.tracing;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;

/**
 * Lets out of each span only what is known to be nobody's: a few attributes with few values. Addresses as they were
 * called, and messages of exceptions, may have personal values in them and stay here.
 */
final class PlainSpans implements SpanExporter {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("method");
    private static final AttributeKey<String> URI_TEMPLATE = AttributeKey.stringKey("uri");
    private static final Set<String> LET_OUT =
            Set.of("method", "uri", "status", "outcome", "command", "projection", "events");

    private final SpanExporter target;

    PlainSpans(SpanExporter target) {
        this.target = target;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return target.export(spans.stream().<SpanData>map(Plain::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return target.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return target.shutdown();
    }

    private static final class Plain extends DelegatingSpanData {

        private final Attributes attributes;

        Plain(SpanData span) {
            super(span);
            this.attributes = span.getAttributes().toBuilder()
                    .removeIf(key -> !LET_OUT.contains(key.getKey()))
                    .build();
        }

        /** A request is called by its template: its usual name may have a method that the caller made up. */
        @Override
        public String getName() {
            @Nullable String uri = attributes.get(URI_TEMPLATE);
            return uri == null ? super.getName() : attributes.get(METHOD) + " " + uri;
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public int getTotalAttributeCount() {
            return attributes.size();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }
}
