package dev.samtykke.evidence.query.http;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import dev.samtykke.evidence.query.sequencer.EvidenceSequencer;
import dev.samtykke.evidence.query.sequencer.SequencerStatus;

/** Down while events cannot be logged: storage fails, or the history is not the one that was logged. */
public final class EvidenceHealth implements HealthIndicator {

    private final EvidenceSequencer sequencer;

    /** @param sequencer of this process */
    public EvidenceHealth(EvidenceSequencer sequencer) {
        this.sequencer = sequencer;
    }

    @Override
    public Health health() {
        SequencerStatus status = sequencer.status();
        Health.Builder health = switch (status.state()) {
            case STOPPED, RETRYING -> Health.down();
            case STARTING, RUNNING, STANDBY, OFF -> Health.up();
        };
        health.withDetail("state", status.state()).withDetail("size", status.size());
        if (status.reason() != null) {
            health.withDetail("reason", status.reason());
        }
        return health.build();
    }
}
