package dev.samtykke.axonserver;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.event.Event;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** Events as Axon Server takes them: payload and metadata are what the embedded store would have stored. */
final class WireEvents {

    private WireEvents() {}

    static Event of(EventMessage<?> message, Serializer serializer) {
        SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = message.serializeMetaData(serializer, byte[].class);
        String revision = payload.getType().getRevision();
        Event.Builder event = Event.newBuilder()
                .setMessageIdentifier(message.getIdentifier())
                .setTimestamp(message.getTimestamp().toEpochMilli())
                .setPayload(io.axoniq.axonserver.grpc.SerializedObject.newBuilder()
                        .setType(payload.getType().getName())
                        .setRevision(revision == null ? "" : revision)
                        .setData(ByteString.copyFrom(payload.getData())))
                .putAllMetaData(WireMetaData.entries(metadata.getData()));
        if (message instanceof DomainEventMessage<?> domain) {
            event.setAggregateType(domain.getType())
                    .setAggregateIdentifier(domain.getAggregateIdentifier())
                    .setAggregateSequenceNumber(domain.getSequenceNumber());
        }
        return event.build();
    }
}
