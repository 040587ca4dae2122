package dev.samtykke.standalone.storage;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down once the embedded event store takes no more writes: after a write that failed it cannot know what is on disk, and
 * only a new start finds out. Says nothing where events are stored elsewhere.
 */
@Component("eventStoreHealthIndicator")
final class EventStoreHealth implements HealthIndicator {

    private final ObjectProvider<EmbeddedHistory> history;

    EventStoreHealth(ObjectProvider<EmbeddedHistory> history) {
        this.history = history;
    }

    @Override
    public Health health() {
        EmbeddedHistory embedded = history.getIfAvailable();
        if (embedded == null) {
            return Health.unknown().build();
        }
        return embedded.storage().takesWrites()
                ? Health.up().build()
                : Health.down().withDetail("failure", "a write failed").build();
    }
}
