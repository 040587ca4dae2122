package dev.samtykke.eventsourcing.serialization;

import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

import dev.samtykke.personaldata.sealing.PayloadSealer;

/** One step of one event from one revision to the next, on the tree of its stored form. */
final class RevisionUpcaster extends SingleEventUpcaster {

    private final PayloadSealer sealer;
    private final String name;
    private final int revision;
    private final UnaryOperator<ObjectNode> change;

    RevisionUpcaster(PayloadSealer sealer, String name, int revision, UnaryOperator<ObjectNode> change) {
        this.sealer = sealer;
        this.name = name;
        this.revision = revision;
        this.change = change;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().getName().equals(name)
                && String.valueOf(revision).equals(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                new SimpleSerializedType(name, String.valueOf(revision + 1)), JsonNode.class, this::changePayload);
    }

    private JsonNode changePayload(JsonNode stored) {
        return sealer.withPayload(name, stored, change);
    }
}
