package dev.samtykke.evidence.query.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.evidence.query.check.BackgroundCheck;
import dev.samtykke.evidence.query.sequencer.EvidenceSequencer;
import dev.samtykke.evidence.query.sequencer.SequencerStatus;
import dev.samtykke.evidence.query.timestamp.Timestamps;
import dev.samtykke.evidence.query.view.CurrentLog;
import dev.samtykke.evidence.query.witness.Witnesses;

/** Tells how the evidence log is doing, and checks the stored history against it on demand. */
@RestController
@Tag(name = "Evidence")
public class EvidenceStatusController {

    private final EvidenceSequencer sequencer;
    private final BackgroundCheck check;
    private final Witnesses witnesses;
    private final Timestamps timestamps;
    private final CurrentLog log;
    private final EventPositions positions;

    /** @param positions tells how many events there are */
    public EvidenceStatusController(
            EvidenceSequencer sequencer,
            BackgroundCheck check,
            Witnesses witnesses,
            Timestamps timestamps,
            CurrentLog log,
            EventPositions positions) {
        this.sequencer = sequencer;
        this.check = check;
        this.witnesses = witnesses;
        this.timestamps = timestamps;
        this.log = log;
        this.positions = positions;
    }

    @GetMapping("/api/v1/evidence")
    @Operation(
            summary = "Read how the evidence log is doing",
            description = "STOPPED means that a stored event is not the one that was logged; the reason says which.")
    EvidenceStatus status() {
        SequencerStatus status = sequencer.status();
        return new EvidenceStatus(
                status.state(),
                log.size(),
                positions.head(),
                status.reason(),
                witnesses.statuses(),
                timestamps.status().orElse(null),
                check.progress());
    }

    @PostMapping("/api/v1/evidence/checks")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Check the whole stored history against the log now",
            description = "Goes on in the background; the status tells how far it is.")
    EvidenceStatus checkAll() {
        check.checkAll();
        return status();
    }
}
