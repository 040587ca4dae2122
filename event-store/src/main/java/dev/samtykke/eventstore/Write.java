package dev.samtykke.eventstore;

import java.util.concurrent.CompletableFuture;

/** One entry of the appender's queue: all of it is written, or none. */
abstract class Write {

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /**
     * Runs on the appender thread. Adds everything to the group, or throws before it added anything.
     *
     * @throws DuplicateEventException if the write contradicts what is stored; nothing else is affected
     */
    abstract void stage(WriteGroup group) throws DuplicateEventException;

    /** Runs on the appender thread when the write is on disk, before {@link #done} completes. */
    void durable() {}

    /** Roughly how many octets the write adds to its group. */
    int weight() {
        return 0;
    }

    /** Completes when the write is on disk, or with the reason why it is not. */
    final CompletableFuture<Void> done() {
        return done;
    }
}
