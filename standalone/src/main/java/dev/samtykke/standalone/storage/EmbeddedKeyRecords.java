package dev.samtykke.standalone.storage;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.samtykke.eventstore.DurableRecords;
import dev.samtykke.personaldata.keys.KeyRecords;

/**
 * Keeps wrapped keys beside the events that they encrypt. A new key goes through the same queue as the events, so it is
 * on disk no later than the first event that needs it, and costs no wait of its own.
 *
 * <p>Tombstones have a namespace of their own: destroying a key takes every trace of its bytes off the disk, and what
 * forbids a new one must stay.
 */
final class EmbeddedKeyRecords implements KeyRecords {

    private static final String KEYS = "subject-keys";

    /** Where those are that were destroyed. */
    static final String TOMBSTONES = "destroyed-subject-keys";

    /** Where the records are among the durable ones. */
    static final List<String> NAMESPACES = List.of(KEYS, TOMBSTONES);

    private final DurableRecords records;

    EmbeddedKeyRecords(DurableRecords records) {
        this.records = records;
    }

    @Override
    public byte @Nullable [] find(String id) {
        return records.get(TOMBSTONES, id).or(() -> records.get(KEYS, id)).orElse(null);
    }

    @Override
    public byte[] putIfAbsent(String id, byte[] record) {
        byte[] stored = records.putIfAbsent(KEYS, id, record).value();
        // Asked after the put: a destruction in between has either seen the new record or left its tombstone.
        byte[] tombstone = records.get(TOMBSTONES, id).orElse(null);
        if (tombstone == null) {
            return stored;
        }
        records.destroy(KEYS, id).join();
        return tombstone;
    }

    @Override
    public void destroy(String id, byte[] tombstone) {
        records.putIfAbsent(TOMBSTONES, id, tombstone).durable().join();
        records.destroy(KEYS, id).join();
    }
}
