package dev.samtykke.eventstore;

import java.time.Instant;
import java.util.Arrays;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;

/** Shows stored bytes as an event; payload and metadata are cut out only when they are asked for. */
class EventView implements TrackedEventData<byte[]> {

    private static final SerializedType METADATA = new SimpleSerializedType(MetaData.class.getName(), null);

    private final byte[] stored;
    private final EventHeader header;

    EventView(byte[] stored, EventHeader header) {
        this.stored = stored;
        this.header = header;
    }

    EventHeader header() {
        return header;
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(header.position());
    }

    @Override
    public String getEventIdentifier() {
        return header.eventId();
    }

    @Override
    public Instant getTimestamp() {
        return header.timestamp();
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new Slice(
                new SimpleSerializedType(header.payloadType(), header.payloadRevision()),
                stored,
                header.payloadStart(),
                header.payloadEnd());
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new Slice(METADATA, stored, header.payloadEnd(), stored.length);
    }

    StoredEvent toStoredEvent() {
        return new StoredEvent(
                header.position(),
                header.eventId(),
                header.aggregate(),
                header.timestamp(),
                header.payloadType(),
                header.payloadRevision(),
                Arrays.copyOfRange(stored, header.payloadStart(), header.payloadEnd()),
                Arrays.copyOfRange(stored, header.payloadEnd(), stored.length));
    }

    /** Part of the stored bytes, copied when it is read. */
    private record Slice(SerializedType type, byte[] stored, int from, int to) implements SerializedObject<byte[]> {

        @Override
        public Class<byte[]> getContentType() {
            return byte[].class;
        }

        @Override
        public SerializedType getType() {
            return type;
        }

        @Override
        public byte[] getData() {
            return Arrays.copyOfRange(stored, from, to);
        }
    }
}
