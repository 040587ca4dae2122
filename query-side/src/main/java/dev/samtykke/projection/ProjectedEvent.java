package dev.samtykke.projection;

import org.axonframework.eventhandling.DomainEventMessage;

/**
 * An event on its way into documents.
 *
 * @param message the event as the store gives it; its payload is deserialized when it is first asked for
 * @param position its place in the whole history, from 0
 */
public record ProjectedEvent(DomainEventMessage<?> message, long position) {

    /** The stream that it is in. */
    public String stream() {
        return message.getAggregateIdentifier();
    }

    /** Its place in its stream, from 0. */
    public long sequence() {
        return message.getSequenceNumber();
    }
}
