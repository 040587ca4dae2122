package dev.samtykke.eventstore;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for queued writes. */
final class Writes {

    private Writes() {}

    /** Returns when the write is on disk; an interrupt does not cut the waiting short, as its outcome must be known. */
    static void await(CompletableFuture<Void> write) {
        try {
            write.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
