package dev.samtykke.axonserver;

import java.util.Optional;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;

import dev.samtykke.eventsourcing.HistoryUnavailable;

/** Axon's event store over a {@link RemoteStorageEngine}. */
final class RemoteEventStore extends AbstractEventStore {

    private final RemoteStorageEngine engine;

    private RemoteEventStore(Builder builder, RemoteStorageEngine engine) {
        super(builder);
        this.engine = engine;
    }

    static RemoteEventStore over(RemoteStorageEngine engine) {
        Builder builder = new Builder();
        builder.storageEngine(engine);
        return new RemoteEventStore(builder, engine);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return engine.openStream(trackingToken);
    }

    /** A server that cannot be reached is no reason to read the whole stream instead. */
    @Override
    protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(String aggregateIdentifier, Throwable e) {
        if (e instanceof HistoryUnavailable unavailable) {
            throw unavailable;
        }
        return super.handleSnapshotReadingError(aggregateIdentifier, e);
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
