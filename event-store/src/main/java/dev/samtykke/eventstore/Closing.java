package dev.samtykke.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is closed with a store, in the reverse order of its opening. */
final class Closing implements AutoCloseable {

    private final Deque<Part> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        parts.push(() -> close(resource));
        return resource;
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Cannot close a part of the event store", e);
        }
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }

    private interface Part {
        void close();
    }
}
