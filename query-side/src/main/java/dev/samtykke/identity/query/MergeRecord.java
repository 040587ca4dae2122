package dev.samtykke.identity.query;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamType;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.MergeCarriedOut;
import dev.samtykke.identity.MergeEvent;
import dev.samtykke.identity.MergeProposed;
import dev.samtykke.identity.MergeRejected;
import dev.samtykke.identity.MergeUndone;
import dev.samtykke.messages.Recorded;

/**
 * A merge of two customers from the first suspicion on.
 *
 * @param survivor null before the first event
 * @param absorbed null before the first event
 * @param rule why it was proposed rather than carried out; null when it was never proposed
 * @param proposed null when it was never proposed
 * @param rejected null when it was not
 * @param carriedOut null when it was not
 * @param undone null when it was not
 */
public record MergeRecord(
        String mergeId,
        @Nullable String survivor,
        @Nullable String absorbed,
        @Nullable String rule,
        @Nullable Happened proposed,
        @Nullable Happened rejected,
        @Nullable Happened carriedOut,
        @Nullable Happened undone) {

    /** The streams of merges, folded to such records. */
    public static final StreamType<MergeRecord, MergeEvent> STREAM = new StreamType<>(
            Streams.MERGE.name(),
            Streams.MERGE.prefix(),
            MergeEvent.class,
            MergeRecord.class,
            MergeRecord::unknown,
            MergeRecord::evolve);

    /**
     * A step.
     *
     * @param eventId the event that states it
     */
    public record Happened(String eventId, Instant recordedAt) {}

    /** The record of a merge as its events tell it now. */
    static MergeRecord of(String mergeId, EventStreams streams) {
        MergeRecord[] record = {unknown(mergeId)};
        streams.forEach(Streams.MERGE, mergeId, recorded -> record[0] = record[0].evolve(recorded));
        return record[0];
    }

    static MergeRecord unknown(String mergeId) {
        return new MergeRecord(mergeId, null, null, null, null, null, null, null);
    }

    MergeRecord evolve(Recorded<MergeEvent> recorded) {
        MergeEvent event = recorded.event();
        Happened now = new Happened(recorded.eventId(), recorded.recordedAt());
        if (event instanceof MergeProposed by) {
            return new MergeRecord(mergeId, by.survivor(), by.absorbed(), by.rule(), now, null, null, null);
        }
        if (event instanceof MergeCarriedOut by) {
            return new MergeRecord(mergeId, by.survivor(), by.absorbed(), rule, proposed, null, now, null);
        }
        if (event instanceof MergeRejected) {
            return new MergeRecord(mergeId, survivor, absorbed, rule, proposed, now, carriedOut, undone);
        }
        return event instanceof MergeUndone
                ? new MergeRecord(mergeId, survivor, absorbed, rule, proposed, rejected, carriedOut, now)
                : this;
    }
}
