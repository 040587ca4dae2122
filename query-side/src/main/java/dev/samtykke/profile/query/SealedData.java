package dev.samtykke.profile.query;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.profile.query.Timeline.Found;

/**
 * Single events of customers' streams, read where they are. Those last read are kept, as they never change; their
 * personal values stay sealed, so that nothing has to be forgotten at an erasure.
 */
final class SealedData {

    private static final long REMEMBERED = 10_000;

    /** So many events that are not wanted are read past rather than beginning anew. */
    private static final int READ_PAST = 64;

    /** Where an event is. */
    record Key(String stream, long sequence) {}

    /** An event with what the store knows of it. */
    record Kept(CustomerEvent event, String eventId, Instant recordedAt) {}

    private final EventStore store;
    private final Cache<Key, Kept> recent =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    SealedData(EventStore store) {
        this.store = store;
    }

    /** The events that entries are about. */
    Map<Found, Kept> find(Collection<Found> entries) {
        Map<String, Set<Long>> wanted = new HashMap<>();
        entries.forEach(one -> wanted.computeIfAbsent(one.stream(), key -> new HashSet<>())
                .add(one.entry().sequence()));
        Map<String, Map<Long, Kept>> events = new HashMap<>();
        wanted.forEach((stream, sequences) -> events.put(stream, find(stream, sequences)));
        Map<Found, Kept> found = new HashMap<>();
        for (Found one : entries) {
            @Nullable Kept kept =
                    events.getOrDefault(one.stream(), Map.of()).get(one.entry().sequence());
            if (kept != null) {
                found.put(one, kept);
            }
        }
        return found;
    }

    /** Events of a stream by sequence number. */
    Map<Long, Kept> find(String stream, Collection<Long> sequences) {
        Map<Long, Kept> found = new HashMap<>();
        TreeSet<Long> missing = new TreeSet<>();
        for (long sequence : sequences) {
            @Nullable Kept known = recent.getIfPresent(new Key(stream, sequence));
            if (known == null) {
                missing.add(sequence);
            } else {
                found.put(sequence, known);
            }
        }
        while (!missing.isEmpty()) {
            readFrom(stream, missing, found);
        }
        return found;
    }

    private void readFrom(String stream, TreeSet<Long> missing, Map<Long, Kept> found) {
        long first = missing.first();
        DomainEventStream events = store.readEvents(Streams.CUSTOMER.streamId(stream), first);
        while (!missing.isEmpty() && events.hasNext()) {
            DomainEventMessage<?> message = events.next();
            if (missing.remove(message.getSequenceNumber())) {
                Kept kept =
                        new Kept((CustomerEvent) message.getPayload(), message.getIdentifier(), message.getTimestamp());
                recent.put(new Key(stream, message.getSequenceNumber()), kept);
                found.put(message.getSequenceNumber(), kept);
            }
            if (!missing.isEmpty() && missing.first() - message.getSequenceNumber() > READ_PAST) {
                return;
            }
        }
        if (!missing.isEmpty() && missing.first() == first) {
            throw new IllegalStateException("Stream " + stream + " has no event " + first);
        }
    }
}
