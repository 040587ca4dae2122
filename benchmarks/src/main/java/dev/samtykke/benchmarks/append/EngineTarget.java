package dev.samtykke.benchmarks.append;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/** An Axon storage engine: every transaction is the first event of a new aggregate. */
final class EngineTarget implements Target {

    /** The same for all engines. */
    static final Serializer JSON = JacksonSerializer.defaultSerializer();

    private final EventStorageEngine engine;
    private final AutoCloseable resources;
    private final AtomicLong aggregates = new AtomicLong();
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    /** @param resources what to close at the end */
    EngineTarget(EventStorageEngine engine, AutoCloseable resources) {
        this.engine = engine;
        this.resources = resources;
    }

    @Override
    public int append() {
        String aggregate = run + "-" + aggregates.incrementAndGet();
        engine.appendEvents(
                List.of(new GenericDomainEventMessage<>("Customer", aggregate, 0, SampleEvent.of(aggregate))));
        return 1;
    }

    @Override
    public void close() throws Exception {
        resources.close();
    }
}
