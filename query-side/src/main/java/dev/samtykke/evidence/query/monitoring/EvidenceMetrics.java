package dev.samtykke.evidence.query.monitoring;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.evidence.query.sequencer.EvidenceSequencer;
import dev.samtykke.evidence.query.sequencer.SequencerStatus.State;
import dev.samtykke.evidence.query.view.CurrentLog;

/** Tells how much of the history the evidence log covers, and how long ago it was signed. */
public final class EvidenceMetrics implements MeterBinder {

    private final EvidenceSequencer sequencer;
    private final CurrentLog log;
    private final EventPositions positions;

    /** @param positions tells how many events there are */
    public EvidenceMetrics(EvidenceSequencer sequencer, CurrentLog log, EventPositions positions) {
        this.sequencer = sequencer;
        this.log = log;
        this.positions = positions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("samtykke.events.head", positions, all -> (double) all.head())
                .description("Position of the last event of the history; -1 when there is none")
                .register(registry);
        Gauge.builder("samtykke.evidence.size", log, CurrentLog::size)
                .description("Events that the last checkpoint covers")
                .register(registry);
        Gauge.builder("samtykke.evidence.uncovered", this, EvidenceMetrics::uncovered)
                .description("Events that no checkpoint covers yet")
                .register(registry);
        Gauge.builder("samtykke.evidence.checkpoint.age", this, EvidenceMetrics::age)
                .description("Since this process signed the last checkpoint, or began to follow the events")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("samtykke.evidence.stopped", this, all -> all.isStopped() ? 1 : 0)
                .description("1 when nothing more is signed because the history is not the one that was logged")
                .register(registry);
    }

    private double uncovered() {
        long covered = log.size(); // first, or events that come meanwhile would make it negative
        return Math.max(0, positions.head() + 1 - covered);
    }

    /** Nothing (NaN) while another process signs. */
    private double age() {
        return sequencer.status().state() == State.RUNNING
                ? (double) sequencer.sinceCheckpoint().toMillis() / TimeUnit.SECONDS.toMillis(1)
                : Double.NaN;
    }

    private boolean isStopped() {
        return sequencer.status().state() == State.STOPPED;
    }
}
