package dev.samtykke.eventsourcing.serialization;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.SerializedType;

/**
 * Passes over snapshots of another revision than today's: state is never upcast, it is folded anew from the events.
 *
 * @param types knows today's revisions
 */
public record CurrentSnapshots(EventTypes types) implements SnapshotFilter {

    @Override
    public boolean test(DomainEventData<?> snapshot) {
        SerializedType stored = snapshot.getPayload().getType();
        return types.find(stored.getName())
                .filter(type -> type.serializedType().equals(stored))
                .isPresent();
    }
}
