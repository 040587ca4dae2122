package dev.samtykke.personaldata.keys;

import org.jspecify.annotations.Nullable;

/**
 * Where wrapped keys are kept: a durable map from an id to a few bytes, in which an entry is created once and can then
 * only be replaced by its tombstone. Implementations are safe for use by many threads and processes.
 */
public interface KeyRecords {

    /**
     * The bytes stored under this id, or null when there never were any. It sees every {@link #putIfAbsent} and {@link
     * #destroy} that has returned.
     */
    byte @Nullable [] find(String id);

    /**
     * Stores the record unless the id has one already, or has a tombstone; of two concurrent calls exactly one wins.
     *
     * <p>It may return before the record is durable, on one condition: whatever the same process writes to the event
     * store afterwards becomes durable only together with the record or after it. So no acknowledged event is ever
     * encrypted under a key that a crash can lose.
     *
     * @return the bytes that are stored under the id now: these, or those of the winner
     */
    byte[] putIfAbsent(String id, byte[] record);

    /**
     * Puts the tombstone in the place of the record, or of nothing, for good. When it returns the tombstone is durable
     * and no call gives the former bytes any more; a copy that the storage still holds is removed as soon as the
     * storage can. Repeating it changes nothing.
     */
    void destroy(String id, byte[] tombstone);
}
