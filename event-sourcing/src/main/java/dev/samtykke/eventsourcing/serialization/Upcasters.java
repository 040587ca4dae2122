package dev.samtykke.eventsourcing.serialization;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

import dev.samtykke.personaldata.sealing.PayloadSealer;

/**
 * Declares how the stored JSON of an event gets from one revision to the next:
 *
 * <pre>{@code
 * new Upcasters(sealer)
 *         .upcast("consent-granted", 1, payload -> payload.put("explicit", false))
 *         .upcast("consent-granted", 2, payload -> payload.set("contact", payload.remove("email")))
 *         .chain();
 * }</pre>
 *
 * Personal values are opaque nodes in there: they may be renamed, moved and removed, not read.
 */
public final class Upcasters {

    private final PayloadSealer sealer;
    private final List<EventUpcaster> steps = new ArrayList<>();

    /** No upcasters yet. */
    public Upcasters(PayloadSealer sealer) {
        this.sealer = sealer;
    }

    /** Brings the payload of one event from {@code revision} to the one after it. Declare earlier revisions first. */
    public Upcasters upcast(String name, int revision, UnaryOperator<ObjectNode> change) {
        steps.add(new RevisionUpcaster(sealer, name, revision, change));
        return this;
    }

    /** The chain for Axon's event store. */
    public EventUpcaster chain() {
        return new EventUpcasterChain(steps);
    }
}
