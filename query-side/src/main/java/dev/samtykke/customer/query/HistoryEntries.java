package dev.samtykke.customer.query;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.projection.ProjectedEvent;

/** Tells stored events to people. */
final class HistoryEntries {

    private final PayloadSealer sealer;

    HistoryEntries(PayloadSealer sealer) {
        this.sealer = sealer;
    }

    HistoryEntry entry(ProjectedEvent event) {
        DomainEventMessage<?> message = event.message();
        Record payload = (Record) message.getPayload();
        @Nullable StoredAs stored = payload.getClass().getAnnotation(StoredAs.class);
        if (stored == null) {
            throw new IllegalStateException(payload.getClass() + " has no stored name");
        }
        return new HistoryEntry(
                event.position(),
                message.getIdentifier(),
                message.getSequenceNumber(),
                stored.name(),
                stored.revision(),
                message.getTimestamp(),
                text(message.getMetaData(), "actor"),
                text(message.getMetaData(), "traceId"),
                sealer.clear(payload).toString());
    }

    private static @Nullable String text(MetaData metaData, String key) {
        return (String) metaData.get(key);
    }
}
