package dev.samtykke.axonserver;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.axonframework.axonserver.connector.event.axon.EventBuffer;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Appends to Axon Server and reads from it. Unlike the engine of Axon's own connector it sends an append as one piece
 * while the unit of work prepares its commit, and tells what a failure means: a conflict, a refusal, or doubt.
 */
final class RemoteStorageEngine extends AbstractEventStorageEngine {

    /** How many snapshots are looked at until one of today's revision is found. */
    private static final int SNAPSHOTS = 5;

    private final ServerConnection server;
    private final Serializer serializer;

    private RemoteStorageEngine(Builder builder) {
        super(builder);
        this.server = builder.server;
        this.serializer = getEventSerializer();
    }

    static RemoteStorageEngine of(
            ServerConnection server, Serializer serializer, EventUpcaster upcasters, SnapshotFilter snapshots) {
        Serializer aware = new GrpcMetaDataAwareSerializer(serializer);
        Builder builder = new Builder(server);
        builder.eventSerializer(aware)
                .snapshotSerializer(aware)
                .upcasterChain(upcasters)
                .snapshotFilter(snapshots);
        return new RemoteStorageEngine(builder);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer eventSerializer) {
        if (!events.isEmpty()) {
            Appends.append(
                    server,
                    events.stream()
                            .map(event -> WireEvents.of(event, eventSerializer))
                            .toList());
        }
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer snapshotSerializer) {
        ServerConnection.answer(server.events().appendSnapshot(WireEvents.of(snapshot, snapshotSerializer)));
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return StreamReading.of(() -> server.events().loadSnapshots(aggregateIdentifier, Long.MAX_VALUE, SNAPSHOTS))
                .map(GrpcBackedDomainEventData::new);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String identifier, long firstSequenceNumber) {
        return StreamReading.of(() -> server.events().openAggregateStream(identifier, firstSequenceNumber))
                .map(GrpcBackedDomainEventData::new);
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        throw new UnsupportedOperationException("Events in their order are read with openStream");
    }

    BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new EventBuffer(server.openStream(positionOf(token)), upcasterChain, serializer, true);
    }

    private static long positionOf(@Nullable TrackingToken token) {
        if (token == null) {
            return -1;
        }
        if (WrappedToken.unwrapLowerBound(token) instanceof GlobalSequenceTrackingToken sequence) {
            return sequence.getGlobalIndex();
        }
        throw new IllegalArgumentException(
                "Not a token of this store: " + token.getClass().getName());
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        long last = ServerConnection.answer(server.events().findHighestSequence(aggregateIdentifier));
        return last < 0 ? Optional.empty() : Optional.of(last);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(server.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(
                ServerConnection.answer(server.events().getTokenAt(dateTime.toEpochMilli())));
    }

    private static final class Builder extends AbstractEventStorageEngine.Builder {

        private final ServerConnection server;

        Builder(ServerConnection server) {
            this.server = server;
        }
    }
}
