package dev.samtykke.axonserver;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import dev.samtykke.eventstore.RecordStore;
import dev.samtykke.personaldata.keys.MongoKeyRecords;

/** The customers' wrapped keys in MongoDB, to take them out or put them in, in the form of the embedded ones. */
public final class RemoteKeyStore implements RecordStore {

    private final MongoKeyRecords records;
    private final String tombstones;

    /** @param tombstones the namespace of keys that were destroyed; all others are live */
    public RemoteKeyStore(MongoKeyRecords records, String tombstones) {
        this.records = records;
        this.tombstones = tombstones;
    }

    @Override
    public void forEachStored(String namespace, BiConsumer<String, byte[]> taker) {
        boolean destroyed = namespace.equals(tombstones);
        records.forEach((id, record) -> {
            if (MongoKeyRecords.isTombstone(record) == destroyed) {
                taker.accept(id, record);
            }
        });
    }

    @Override
    public CompletableFuture<Void> put(String namespace, String key, byte[] value) {
        records.put(key, value);
        return CompletableFuture.completedFuture(null);
    }
}
