package dev.samtykke.projection;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

import com.mongodb.client.MongoDatabase;
import io.micrometer.tracing.Tracer;
import org.axonframework.eventsourcing.eventstore.EventStore;

import dev.samtykke.eventsourcing.EventPositions;

/** What all running projection versions of a process share. */
record ProjectionContext(
        MongoDatabase database,
        EventStore store,
        EventPositions positions,
        Tokens tokens,
        ProjectionSettings settings,
        Clock clock,
        Tracer tracer,
        ScheduledExecutorService coordinator,
        ScheduledExecutorService workers) {}
