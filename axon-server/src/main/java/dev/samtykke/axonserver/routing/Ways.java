package dev.samtykke.axonserver.routing;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Counts the ways that commands of this process took. */
public final class Ways implements MeterBinder {

    private final Map<Way, LongAdder> counts = new EnumMap<>(Way.class);

    /** Nothing counted yet. */
    public Ways() {
        for (Way way : Way.values()) {
            counts.put(way, new LongAdder());
        }
    }

    void took(Way way) {
        counter(way).increment();
    }

    long count(Way way) {
        return counter(way).sum();
    }

    private LongAdder counter(Way way) {
        return counts.getOrDefault(way, new LongAdder());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counts.forEach((way, count) -> FunctionCounter.builder("samtykke.commands.sent", count, LongAdder::sum)
                .description("Commands of this process by the way they took to where they were carried out")
                .tag("way", way.tag())
                .register(registry));
    }
}
