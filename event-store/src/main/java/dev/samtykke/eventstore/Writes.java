package dev.samtykke.eventstore;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Makes queued writes and waits for them. */
final class Writes {

    private Writes() {}

    /** A small write that cannot contradict what is stored. */
    static Write of(Consumer<WriteGroup> change) {
        return new Write() {
            @Override
            void stage(WriteGroup group) {
                change.accept(group);
            }
        };
    }

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
