package dev.samtykke.benchmarks.append;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/** An Axon storage engine: every transaction is the first event of a new aggregate. */
final class EngineTarget implements Target {

    /** The same for all engines. */
    static final Serializer JSON = JacksonSerializer.defaultSerializer();

    private final EventStorageEngine engine;
    private final boolean inUnitOfWork;
    private final AutoCloseable resources;
    private final AtomicLong aggregates = new AtomicLong();
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    /**
     * @param inUnitOfWork whether the engine needs Axon's unit of work to begin and end its transactions
     * @param resources what to close at the end
     */
    EngineTarget(EventStorageEngine engine, boolean inUnitOfWork, AutoCloseable resources) {
        this.engine = engine;
        this.inUnitOfWork = inUnitOfWork;
        this.resources = resources;
    }

    @Override
    public int append() {
        String aggregate = run + "-" + aggregates.incrementAndGet();
        DomainEventMessage<?> event =
                new GenericDomainEventMessage<>("Customer", aggregate, 0, SampleEvent.of(aggregate));
        if (inUnitOfWork) {
            DefaultUnitOfWork.startAndGet(event).execute(() -> engine.appendEvents(event));
        } else {
            engine.appendEvents(event);
        }
        return 1;
    }

    @Override
    public void close() throws Exception {
        resources.close();
    }
}
