package dev.samtykke.axonserver.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import dev.samtykke.axonserver.routing.CommandMessages.Received;
import dev.samtykke.http.trace.TraceFilter;
import dev.samtykke.purpose.RetirePurpose;

class HandlingObservationTest {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final List<ReceiverContext<Object>> observed = new ArrayList<>();
    private final ObservationRegistry registry = ObservationRegistry.create();

    HandlingObservationTest() {
        registry.observationConfig().observationHandler(new ObservationHandler<ReceiverContext<Object>>() {
            @Override
            public void onStart(ReceiverContext<Object> context) {
                observed.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return context instanceof ReceiverContext;
            }
        });
    }

    private @Nullable String traceIdInTheLog(@Nullable String traceparent) {
        MetaData metaData = MetaData.with("traceId", "0af7651916cd43dd8448eb211c80319c");
        return new HandlingObservation(registry)
                .around(
                        new Received<>(new RetirePurpose("p", null), metaData, traceparent),
                        () -> String.valueOf(MDC.get(TraceFilter.MDC_KEY)));
    }

    @Test
    void whatIsDoneHereBelongsToTheTraceOfTheSender() {
        assertThat(traceIdInTheLog(TRACEPARENT)).isEqualTo("0af7651916cd43dd8448eb211c80319c");

        assertThat(MDC.get(TraceFilter.MDC_KEY)).isNull();
        ReceiverContext<Object> context = observed.get(0);
        assertThat(context.getCarrier()).isEqualTo(Map.of("traceparent", TRACEPARENT));
        assertThat(context.getLowCardinalityKeyValues()).contains(KeyValue.of("command", "retire-purpose"));
    }

    @Test
    void aSenderWithoutSpansIsFineToo() {
        assertThat(traceIdInTheLog(null)).isEqualTo("0af7651916cd43dd8448eb211c80319c");

        assertThat(observed.get(0).getCarrier()).isEqualTo(Map.of());
    }
}
