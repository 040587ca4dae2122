package dev.samtykke.eventstore;

import org.axonframework.eventhandling.DomainEventData;
import org.jspecify.annotations.Nullable;

/** Shows stored bytes as an event of an aggregate. */
final class DomainEventView extends EventView implements DomainEventData<byte[]> {

    private final AggregateSequence aggregate;

    DomainEventView(byte[] stored, EventHeader header, AggregateSequence aggregate) {
        super(stored, header);
        this.aggregate = aggregate;
    }

    @Override
    public @Nullable String getType() {
        return aggregate.type();
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregate.id();
    }

    @Override
    public long getSequenceNumber() {
        return aggregate.sequence();
    }
}
