package dev.samtykke.eventstore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/** An open store with an engine that writes JSON. */
record TestStore(EventStorage storage, RocksEventStorageEngine engine) implements AutoCloseable {

    static TestStore open(Path folder) {
        return open(EventStoreOptions.in(folder));
    }

    static TestStore open(EventStoreOptions options) {
        return on(EventStorage.open(options));
    }

    static TestStore on(EventStorage storage) {
        Serializer json = JacksonSerializer.builder()
                .objectMapper(new ObjectMapper().findAndRegisterModules())
                .build();
        return new TestStore(
                storage,
                RocksEventStorageEngine.builder(storage)
                        .eventSerializer(json)
                        .snapshotSerializer(json)
                        .build());
    }

    static DomainEventMessage<String> event(String aggregateId, long sequence) {
        return event(aggregateId, sequence, aggregateId + " " + sequence);
    }

    static DomainEventMessage<String> event(String aggregateId, long sequence, String payload) {
        return new GenericDomainEventMessage<>(
                "Sample", aggregateId, sequence, payload, MetaData.from(Map.of("actor", "a test")));
    }

    void append(EventMessage<?>... events) {
        engine.appendEvents(events);
    }

    /** Appends in transactions of a hundred, so that a test does not wait for thousands of syncs. */
    void appendInHundreds(Stream<? extends EventMessage<?>> events) {
        List<EventMessage<?>> waiting = new ArrayList<>();
        events.forEach(event -> {
            waiting.add(event);
            if (waiting.size() == 100) {
                engine.appendEvents(waiting);
                waiting.clear();
            }
        });
        engine.appendEvents(waiting);
    }

    List<StoredEvent> all() {
        return storage.read(0, Long.MAX_VALUE).toList();
    }

    @Override
    public void close() {
        storage.close();
    }
}
