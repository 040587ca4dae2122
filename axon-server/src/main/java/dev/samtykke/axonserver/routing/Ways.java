package dev.samtykke.axonserver.routing;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Counts the ways that commands of this process took. */
public final class Ways implements MeterBinder {

    private final LongAdder[] counts =
            Stream.generate(LongAdder::new).limit(Way.values().length).toArray(LongAdder[]::new);

    void took(Way way) {
        counts[way.ordinal()].increment();
    }

    long count(Way way) {
        return counts[way.ordinal()].sum();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Way way : Way.values()) {
            FunctionCounter.builder("samtykke.commands.sent", way, this::count)
                    .description("Commands of this process by the way they took to where they were carried out")
                    .tag("way", way.tag())
                    .register(registry);
        }
    }
}
