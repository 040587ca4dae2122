package dev.samtykke.axonserver;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import org.axonframework.common.AxonException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

import dev.samtykke.eventstore.AggregateSequence;
import dev.samtykke.eventstore.HistoryStore;
import dev.samtykke.eventstore.StoredEvent;

/**
 * The whole history in Axon Server, to take it out or to put one in. The server cannot be told that an import is under
 * way: after one that broke off it has to be emptied.
 */
public final class RemoteHistoryStore implements HistoryStore {

    private final ServerConnection server;

    public RemoteHistoryStore(ServerConnection server) {
        this.server = server;
    }

    @Override
    public long head() {
        return server.head();
    }

    @Override
    public Stream<StoredEvent> readAll() {
        EventRange range = EventRange.open(server, 0, head() + 1);
        Iterator<EventWithToken> events = range;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(events, Spliterator.ORDERED), false)
                .onClose(range::close)
                .map(read -> stored(read.getToken(), read.getEvent()));
    }

    private static StoredEvent stored(long position, Event event) {
        String type = event.getAggregateType();
        String revision = event.getPayload().getRevision();
        @Nullable AggregateSequence aggregate = event.getAggregateIdentifier().isEmpty()
                ? null
                : new AggregateSequence(
                        type.isEmpty() ? null : type,
                        event.getAggregateIdentifier(),
                        event.getAggregateSequenceNumber());
        return new StoredEvent(
                position,
                event.getMessageIdentifier(),
                aggregate,
                Instant.ofEpochMilli(event.getTimestamp()),
                event.getPayload().getType(),
                revision.isEmpty() ? null : revision,
                event.getPayload().getData().toByteArray(),
                WireMetaData.stored(event.getMetaDataMap()));
    }

    @Override
    public long appendAll(List<StoredEvent> events) {
        long first = head() + 1;
        try {
            Appends.append(server, events.stream().map(RemoteHistoryStore::wire).toList());
        } catch (EventStoreException told) {
            throw told;
        } catch (AxonException conflict) {
            throw new EventStoreException("The history repeats a sequence number", conflict);
        }
        if (head() != first + events.size() - 1) {
            throw new EventStoreException("Other events were appended during the import");
        }
        return first;
    }

    private static Event wire(StoredEvent event) {
        if (!event.timestamp().truncatedTo(ChronoUnit.MILLIS).equals(event.timestamp())) {
            throw new EventStoreException(
                    "Axon Server keeps milliseconds; the event at position " + event.position() + " has more");
        }
        Event.Builder wire = Event.newBuilder()
                .setMessageIdentifier(event.eventId())
                .setTimestamp(event.timestamp().toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType(event.payloadType())
                        .setRevision(event.payloadRevision() == null ? "" : event.payloadRevision())
                        .setData(ByteString.copyFrom(event.payload())))
                .putAllMetaData(WireMetaData.entries(event.metadata()));
        @Nullable AggregateSequence aggregate = event.aggregate();
        if (aggregate != null) {
            wire.setAggregateType(aggregate.type() == null ? "" : aggregate.type())
                    .setAggregateIdentifier(aggregate.id())
                    .setAggregateSequenceNumber(aggregate.sequence());
        }
        return wire.build();
    }

    @Override
    public void beginImport() {
        // The server has no place for such a mark.
    }

    @Override
    public void endImport() {
        // There is none to take away.
    }
}
