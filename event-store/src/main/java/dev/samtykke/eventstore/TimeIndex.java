package dev.samtykke.eventstore;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Finds the first position whose event is not older than an instant, although timestamps need not ascend. For every run
 * of {@value #RUN} positions the latest timestamp up to its end is stored; that one ascends, so it can be searched.
 */
final class TimeIndex {

    /** Positions between two entries. */
    static final int RUN = 1024;

    private final Database database;
    private final EventReader reader;
    private Instant latest;

    TimeIndex(Database database, EventReader reader, long head) {
        this.database = database;
        this.reader = reader;
        long runs = (head + 1) / RUN;
        Instant known = runs == 0 ? Instant.MIN : latestUpTo(runs - 1);
        for (EventView event : reader.range(runs * RUN, head + 1)) {
            known = later(known, event.getTimestamp());
        }
        latest = known;
    }

    /** Appender thread only. */
    void add(WriteGroup group, long position, Instant timestamp) {
        latest = later(latest, timestamp);
        if (position % RUN == RUN - 1) {
            byte[] key = Keys.position(position / RUN);
            group.put(
                    Column.TIMES,
                    key,
                    Sealed.seal(key, new ByteSink(16).instant(latest).toBytes()));
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

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
