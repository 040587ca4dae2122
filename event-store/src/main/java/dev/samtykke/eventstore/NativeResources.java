package dev.samtykke.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;

import org.rocksdb.AbstractNativeReference;

/** Native objects that live as long as the store; closed in the reverse order of their making. */
final class NativeResources implements AutoCloseable {

    private final Deque<AbstractNativeReference> open = new ArrayDeque<>();

    <T extends AbstractNativeReference> T add(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
