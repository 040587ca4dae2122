package dev.samtykke.evidence.query.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.query.check.CheckProgress;
import dev.samtykke.evidence.query.sequencer.SequencerStatus;
import dev.samtykke.evidence.query.timestamp.TimestampStatus;
import dev.samtykke.evidence.query.witness.WitnessStatus;

/**
 * How the evidence log is doing.
 *
 * @param state what the sequencer of this process is doing
 * @param size how many events the last checkpoint covers
 * @param head position of the last stored event
 * @param reason why nothing is signed; left out while all is well
 * @param witnesses how it stands with those who cosign the log
 * @param timestamps how it stands with the time stamps; left out when there is no authority
 * @param check how far the check of the whole history has got
 */
record EvidenceStatus(
        SequencerStatus.State state,
        long size,
        long head,
        @Nullable String reason,
        List<WitnessStatus> witnesses,
        @Nullable TimestampStatus timestamps,
        CheckProgress check) {}
