package dev.samtykke.eventstore;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of an event: checksum (see {@link Sealed}), kind (0 without, 1 with an aggregate), event id,
 * timestamp, for an aggregate its type's number, id and sequence, the numbers of payload type and revision, the
 * payload's length, the payload and, to the end, the metadata. Numbers of names are those of {@link Names}.
 */
final class EventCodec {

    private static final int WITHOUT_AGGREGATE = 0;
    private static final int WITH_AGGREGATE = 1;
    private static final int HEADER_ESTIMATE = 96;

    private final Names names;

    EventCodec(Names names) {
        this.names = names;
    }

    EncodedEvent encode(NewEvent event) {
        AggregateSequence aggregate = event.aggregate();
        return new EncodedEvent(
                event.eventId(),
                event.timestamp(),
                Keys.digest(event.eventId()),
                aggregate == null ? null : Keys.sequence(Keys.digest(aggregate.id()), aggregate.sequence()),
                value(event));
    }

    /** The stored value with room for its checksum. */
    byte[] value(NewEvent event) {
        byte[] payload = event.payload().getData();
        byte[] metadata = event.metadata();
        AggregateSequence aggregate = event.aggregate();
        ByteSink sink = new ByteSink(HEADER_ESTIMATE + payload.length + metadata.length)
                .raw(new byte[Sealed.BODY])
                .octet(aggregate == null ? WITHOUT_AGGREGATE : WITH_AGGREGATE)
                .identifier(event.eventId())
                .instant(event.timestamp());
        if (aggregate != null) {
            sink.varint(names.numberOf(aggregate.type()))
                    .identifier(aggregate.id())
                    .varint(aggregate.sequence());
        }
        SerializedType type = event.payload().getType();
        return sink.varint(names.numberOf(type.getName()))
                .varint(names.numberOf(type.getRevision()))
                .varint(payload.length)
                .raw(payload)
                .raw(metadata)
                .toBytes();
    }

    /** @throws DamagedRecordException if the bytes are not what was stored under this position */
    EventView decode(long position, byte[] value) {
        return decode(() -> "event at position " + position, Keys.position(position), position, value);
    }

    /**
     * @param record names the record in an error
     * @param key under which the value was stored
     */
    EventView decode(Supplier<String> record, byte[] key, long position, byte[] value) {
        if (!Sealed.intact(key, value)) {
            throw new DamagedRecordException(record.get(), "its checksum does not match");
        }
        ByteSource source = new ByteSource(value, Sealed.BODY);
        int kind = source.octet();
        String eventId = source.identifier();
        Instant timestamp = source.instant();
        AggregateSequence aggregate = kind == WITH_AGGREGATE ? aggregate(source) : null;
        String payloadType = Objects.requireNonNull(name(source));
        String payloadRevision = name(source);
        int payloadLength = (int) source.varint();
        int payloadStart = source.offset();
        EventHeader header = new EventHeader(
                position,
                eventId,
                aggregate,
                timestamp,
                payloadType,
                payloadRevision,
                payloadStart,
                payloadStart + payloadLength);
        return aggregate == null ? new EventView(value, header) : new DomainEventView(value, header, aggregate);
    }

    private AggregateSequence aggregate(ByteSource source) {
        return new AggregateSequence(name(source), source.identifier(), source.varint());
    }

    private @Nullable String name(ByteSource source) {
        return names.nameOf((int) source.varint());
    }
}
