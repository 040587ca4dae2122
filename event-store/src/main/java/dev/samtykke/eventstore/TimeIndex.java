package dev.samtykke.eventstore;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Finds the first position whose event is not older than an instant, although timestamps need not ascend. For every run
 * of {@value #RUN} positions the latest timestamp up to its end is stored, for the last run that up to the head. This
 * one ascends, so it can be searched.
 */
final class TimeIndex {

    /** Positions that share an entry. */
    static final int RUN = 1024;

    private final Database database;
    private final EventReader reader;
    private Instant latest;

    TimeIndex(Database database, EventReader reader, long head) {
        this.database = database;
        this.reader = reader;
        this.latest = head < 0 ? Instant.MIN : latestUpTo(head / RUN);
    }

    /**
     * Adds the timestamp of an event to a group; appender thread only.
     *
     * @param last whether the event is the last one of its transaction
     */
    void add(WriteGroup group, long position, Instant timestamp, boolean last) {
        if (timestamp.isAfter(latest)) {
            latest = timestamp;
        }
        if (last || position % RUN == RUN - 1) {
            byte[] key = Keys.position(position / RUN);
            byte[] value = new ByteSink(16).instant(latest).toBytes();
            group.summarize(key, Sealed.seal(key, value));
        }
    }

    /** The first position up to head with a timestamp at or after the instant; head + 1 if there is none. */
    long firstNotBefore(Instant instant, long head) {
        long low = 0;
        long high = (head + 1) / RUN;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (latestUpTo(middle).isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long start = low * RUN;
        for (EventView event : reader.range(start, Math.min(start + RUN, head + 1))) {
            if (!event.getTimestamp().isBefore(instant)) {
                return event.header().position();
            }
        }
        return head + 1;
    }

    private Instant latestUpTo(long run) {
        byte[] key = Keys.position(run);
        byte @Nullable [] value = database.get(Column.TIMES, key, () -> "time index entry " + run);
        if (value == null || !Sealed.intact(key, value)) {
            throw new DamagedRecordException("time index entry " + run, "it is missing or its checksum does not match");
        }
        return new ByteSource(value, Sealed.BODY).instant();
    }
}
