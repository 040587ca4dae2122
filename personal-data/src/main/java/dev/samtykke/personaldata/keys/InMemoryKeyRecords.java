package dev.samtykke.personaldata.keys;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

/** Key records that live as long as the process: for tests and for trying things out. */
public final class InMemoryKeyRecords implements KeyRecords {

    private final ConcurrentMap<String, byte[]> records = new ConcurrentHashMap<>();

    @Override
    public byte @Nullable [] find(String id) {
        byte[] record = records.get(id);
        return record == null ? null : record.clone();
    }

    @Override
    public byte[] putIfAbsent(String id, byte[] record) {
        return records.computeIfAbsent(id, ignored -> record.clone()).clone();
    }

    @Override
    public void destroy(String id, byte[] tombstone) {
        records.put(id, tombstone.clone());
    }
}
