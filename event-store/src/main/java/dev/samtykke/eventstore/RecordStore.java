package dev.samtykke.eventstore;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Small values by namespace and key that can be taken out and put back. */
public interface RecordStore {

    /** Gives every stored record of a namespace, in the order of the keys' bytes. */
    void forEachStored(String namespace, BiConsumer<String, byte[]> taker);

    /** Stores a record in the place of any other. Records become durable in the order in which they were put. */
    CompletableFuture<Void> put(String namespace, String key, byte[] value);
}
