package dev.samtykke.standalone.remote;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import dev.samtykke.axonserver.ServerConnection;
import dev.samtykke.eventsourcing.HistoryUnavailable;

/** Down while Axon Server does not answer. */
public final class AxonServerHealth implements HealthIndicator {

    private final ServerConnection server;

    public AxonServerHealth(ServerConnection server) {
        this.server = server;
    }

    @Override
    public Health health() {
        try {
            server.head();
            return Health.up().build();
        } catch (HistoryUnavailable away) {
            return Health.down().withDetail("failure", "no answer").build();
        }
    }
}
