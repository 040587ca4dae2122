package dev.samtykke.eventstore;

import java.util.ArrayList;
import java.util.List;

/** One transaction of events: of one or several aggregates, or of none. */
final class EventAppend extends Write {

    private final List<EncodedEvent> events;
    private final RecentPositions recent;
    private final TimeIndex times;
    private final int weight;
    private long firstPosition;

    EventAppend(List<EncodedEvent> events, RecentPositions recent, TimeIndex times) {
        this.events = events;
        this.recent = recent;
        this.times = times;
        this.weight = events.stream().mapToInt(event -> event.value().length).sum();
    }

    @Override
    void stage(WriteGroup group) throws DuplicateEventException {
        claimAll(group);
        for (int i = 0; i < events.size(); i++) {
            EncodedEvent event = events.get(i);
            long position = group.takePosition();
            if (i == 0) {
                firstPosition = position;
            }
            byte[] pointer = Keys.varint(position);
            byte[] key = Keys.position(position);
            group.put(Column.EVENTS, key, Sealed.sealInPlace(key, event.value()));
            group.put(Column.IDS, event.idKey(), pointer);
            if (event.streamKey() != null) {
                group.put(Column.STREAMS, event.streamKey(), pointer);
            }
            times.add(group, position, event.timestamp(), i == events.size() - 1);
        }
    }

    private void claimAll(WriteGroup group) throws DuplicateEventException {
        List<byte[]> claimed = new ArrayList<>(2 * events.size());
        for (int i = 0; i < events.size(); i++) {
            EncodedEvent event = events.get(i);
            if (!claim(group, Column.IDS, event.idKey(), claimed)) {
                claimed.forEach(group::release);
                throw new DuplicateEventException("An event with id " + event.eventId() + " is stored already", i);
            }
            if (event.streamKey() != null && !claim(group, Column.STREAMS, event.streamKey(), claimed)) {
                claimed.forEach(group::release);
                throw new DuplicateEventException("An event with this sequence number is stored already", i);
            }
        }
    }

    private static boolean claim(WriteGroup group, Column column, byte[] key, List<byte[]> claimed) {
        boolean free = group.claim(column, key);
        if (free) {
            claimed.add(key);
        }
        return free;
    }

    /** Where the first event went; known when the write is done. */
    long firstPosition() {
        return firstPosition;
    }

    @Override
    void durable() {
        for (int i = 0; i < events.size(); i++) {
            recent.add(events.get(i).eventId(), firstPosition + i);
        }
    }

    @Override
    int weight() {
        return weight;
    }
}
