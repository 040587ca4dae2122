package dev.samtykke.benchmarks.replay;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.projection.Pictures;
import dev.samtykke.projection.Projection;
import dev.samtykke.projection.ProjectionSettings;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.Rebuild;
import dev.samtykke.projection.RebuildProgress;
import dev.samtykke.projection.StreamDocuments;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.standalone.storage.EmbeddedHistory;

/** The customer projection as the product runs it, on a history. */
final class Replay implements AutoCloseable {

    private static final int SEGMENTS = 2;
    private static final int AT_A_TIME = 1_000;

    private static final ProjectionSettings SETTINGS = new ProjectionSettings(
            "benchmark", 1_000, 2, Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofSeconds(1));

    private final EventStore store;
    private final long head;
    private final Projections projections;

    Replay(EmbeddedHistory history, MongoDatabase database) {
        this.store = history.store();
        this.head = history.head();
        this.projections = new Projections(
                List.of(customers(store)),
                database,
                store,
                history,
                SETTINGS,
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString());
        projections.start();
    }

    static Projection customers(EventStore store) {
        return new StreamDocuments<CustomerState, CustomerEvent>(
                ProjectionNames.CUSTOMER, 1, SEGMENTS, Streams.CUSTOMER, store, Pictures::of);
    }

    /** Builds the documents anew, beside those that are there; seconds until the new ones are read. */
    double rebuild() throws InterruptedException {
        projections.documents(ProjectionNames.CUSTOMER);
        long begin = System.nanoTime();
        Rebuild rebuild = projections.rebuild(ProjectionNames.CUSTOMER);
        while (!isSwitched(rebuild)) {
            Thread.sleep(20);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private boolean isSwitched(Rebuild rebuild) {
        return projections
                .progress(ProjectionNames.CUSTOMER, rebuild.id())
                .map(RebuildProgress::state)
                .filter(RebuildProgress.State.SWITCHED::equals)
                .isPresent();
    }

    /** The documents, in memory. */
    List<Document> documents() {
        MongoCollection<Document> built = projections.documents(ProjectionNames.CUSTOMER);
        return built.find().batchSize(AT_A_TIME).into(new ArrayList<>());
    }

    /** Reads every event and opens its payload; events per second. */
    double read() throws InterruptedException {
        long begin = System.nanoTime();
        long events = 0;
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
            while (events <= head && stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
                stream.nextAvailable().getPayload();
                events++;
            }
        }
        return events / ((System.nanoTime() - begin) / 1e9);
    }

    @Override
    public void close() {
        projections.close();
    }
}
