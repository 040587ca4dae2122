package dev.samtykke.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's view of an {@link EventStorage}. Tokens are {@link GlobalSequenceTrackingToken}s of the gapless global index.
 *
 * <p>{@code appendEvents} takes events of any number of aggregates, and of none, in one call; they are stored in a row or
 * not at all, and the call returns when they are synced to disk. A repeated sequence number or event id is an
 * {@code AggregateStreamCreationException} if the event has sequence 0, otherwise a {@code ConcurrencyException}.
 */
public class RocksEventStorageEngine extends BatchingEventStorageEngine {

    // The only state, so that a copy of this object (a spy in a test) is the same engine.
    private final EventStorage storage;

    protected RocksEventStorageEngine(Builder builder) {
        super(builder);
        this.storage = builder.storage;
    }

    /** Starts an engine on an open store; event and snapshot serializer must be given too. */
    public static Builder builder(EventStorage storage) {
        return new Builder(storage);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<NewEvent> serialized = new ArrayList<>(events.size());
        events.forEach(event -> serialized.add(serialize(event, aggregateOf(event), serializer)));
        try {
            storage.append(serialized);
        } catch (DuplicateEventException e) {
            handlePersistenceException(e, events.get(e.index()));
        }
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        AggregateSequence aggregate = new AggregateSequence(
                snapshot.getType(), snapshot.getAggregateIdentifier(), snapshot.getSequenceNumber());
        storage.snapshots().store(serialize(snapshot, aggregate, serializer), aggregate);
    }

    private static NewEvent serialize(
            EventMessage<?> event, @Nullable AggregateSequence aggregate, Serializer serializer) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = event.serializeMetaData(serializer, byte[].class);
        return new NewEvent(event.getIdentifier(), aggregate, event.getTimestamp(), payload, metadata.getData());
    }

    private static @Nullable AggregateSequence aggregateOf(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain
                ? new AggregateSequence(domain.getType(), domain.getAggregateIdentifier(), domain.getSequenceNumber())
                : null;
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return storage.snapshots().read(aggregateIdentifier).stream();
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return storage.batchAfter(positionOf(lastToken), batchSize);
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return storage.reader().ofAggregate(aggregateIdentifier, firstSequenceNumber, batchSize);
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        return mayBlock
                ? storage.tail(positionOf(trackingToken), batchSize())
                : super.readEventData(trackingToken, false);
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
        OptionalLong last = storage.reader().lastSequence(aggregateIdentifier);
        return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(storage.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(storage.positionBefore(dateTime));
    }

    /** Builds an engine; {@code batchSize} is 256 events unless set. */
    public static class Builder extends BatchingEventStorageEngine.Builder {

        private static final int BATCH_SIZE = 256;

        private final EventStorage storage;

        protected Builder(EventStorage storage) {
            this.storage = storage;
            super.batchSize(BATCH_SIZE);
            super.persistenceExceptionResolver(DuplicateEventException.class::isInstance);
        }

        @Override
        public Builder snapshotSerializer(Serializer serializer) {
            super.snapshotSerializer(serializer);
            return this;
        }

        @Override
        public Builder eventSerializer(Serializer serializer) {
            super.eventSerializer(serializer);
            return this;
        }

        @Override
        public Builder upcasterChain(EventUpcaster upcasterChain) {
            super.upcasterChain(upcasterChain);
            return this;
        }

        @Override
        public Builder persistenceExceptionResolver(PersistenceExceptionResolver resolver) {
            super.persistenceExceptionResolver(resolver);
            return this;
        }

        @Override
        public Builder snapshotFilter(SnapshotFilter snapshotFilter) {
            super.snapshotFilter(snapshotFilter);
            return this;
        }

        @Override
        public Builder batchSize(int batchSize) {
            super.batchSize(batchSize);
            return this;
        }

        public RocksEventStorageEngine build() {
            return new RocksEventStorageEngine(this);
        }
    }
}
