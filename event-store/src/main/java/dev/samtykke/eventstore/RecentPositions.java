package dev.samtykke.eventstore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** The positions of the newest events by event id; the oldest make room. Written by the appender alone. */
final class RecentPositions {

    private final Map<String, Long> positions = new ConcurrentHashMap<>();
    private final @Nullable String[] ring;

    RecentPositions(int size) {
        ring = new @Nullable String[size];
    }

    void add(String eventId, long position) {
        int slot = (int) (position % ring.length);
        String evicted = ring[slot];
        if (evicted != null) {
            positions.remove(evicted);
        }
        ring[slot] = eventId;
        positions.put(eventId, position);
    }

    @Nullable Long of(String eventId) {
        return positions.get(eventId);
    }
}
