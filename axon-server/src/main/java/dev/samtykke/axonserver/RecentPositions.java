package dev.samtykke.axonserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/** Where the events stand that this process has seen and the index may not have yet. Safe for many threads. */
final class RecentPositions {

    /** An event id and its position. */
    record Entry(String eventId, long position) {}

    private final int most;
    private final Map<String, Long> byId = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, String> byPosition = new ConcurrentSkipListMap<>();

    /** @param most how many events it takes before the index has to get on */
    RecentPositions(int most) {
        this.most = most;
    }

    boolean isFull() {
        return byId.size() >= most;
    }

    /** Adds an event. If an id came twice, its first position is the one that counts. */
    void add(String eventId, long position) {
        byId.putIfAbsent(eventId, position);
        byPosition.put(position, eventId);
    }

    OptionalLong of(String eventId) {
        @Nullable Long position = byId.get(eventId);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /** The events after a position, as far as they are known without a gap. */
    List<Entry> after(long position, int atMost) {
        List<Entry> entries = new ArrayList<>();
        long due = position + 1;
        for (Map.Entry<Long, String> entry : byPosition.tailMap(position, false).entrySet()) {
            if (entry.getKey() != due || entries.size() == atMost) {
                break;
            }
            entries.add(new Entry(entry.getValue(), due));
            due++;
        }
        return entries;
    }

    /** Drops what the index has. */
    void forgetUpTo(long position) {
        Map<Long, String> indexed = byPosition.headMap(position, true);
        indexed.forEach((at, eventId) -> byId.remove(eventId, at));
        indexed.clear();
    }
}
