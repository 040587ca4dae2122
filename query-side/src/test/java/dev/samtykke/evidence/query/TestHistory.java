package dev.samtykke.evidence.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;

import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.SnapshotWriter;
import dev.samtykke.eventsourcing.StreamStamp;
import dev.samtykke.eventsourcing.StreamType;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.eventsourcing.serialization.EventSerializer;
import dev.samtykke.personaldata.keys.InMemoryKeyRecords;
import dev.samtykke.personaldata.keys.SubjectKeys;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.personaldata.secrets.HmacKey;
import dev.samtykke.personaldata.secrets.SubjectLogKey;

/** A history in memory, stored with the real serializer, that a test may alter as a burglar would. */
public final class TestHistory implements StoredEvents, EventPositions, AutoCloseable {

    /** When the first event was recorded; each further one comes a second later. */
    public static final Instant BEGIN = Instant.parse("2026-03-01T09:30:00.250Z");

    public static final StreamStamp STAMP = new SubjectLogKey(new HmacKey(new byte[HmacKey.BYTES]))::of;

    private final SubjectKeys keys = new SubjectKeys(new InMemoryKeyRecords(), masterKey());
    private final PayloadSealer sealer = new PayloadSealer(keys, new java.security.SecureRandom());
    private final EventSerializer serializer = new EventSerializer(Streams.types(), sealer);
    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final SnapshotWriter snapshots = new SnapshotWriter(store, Integer.MAX_VALUE);
    private final EventStreams streams = new EventStreams(store, snapshots, 0);
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<RawEvent> events = new ArrayList<>();

    private static Aead masterKey() {
        try {
            return new AesGcmJce(new byte[32]);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Appends an event to a stream and returns its position. */
    public synchronized <E> long append(StreamType<?, E> type, String id, E event) {
        String stream = type.streamId(id);
        long position = events.size();
        long sequence = sequences.merge(stream, 0L, (before, zero) -> before + 1);
        MetaData metaData = MetaData.with("actor", "front-end").and(StreamStamp.KEY, STAMP.of(type.name(), stream));
        SerializedObject<byte[]> payload = serializer.serialize(event, byte[].class);
        events.add(new RawEvent(
                position,
                eventId(position),
                type.name(),
                stream,
                sequence,
                BEGIN.plusSeconds(position),
                payload.getType().getName(),
                payload.getData(),
                serializer.serialize(metaData, byte[].class).getData()));
        store.publish(new GenericDomainEventMessage<>(
                type.name(),
                stream,
                sequence,
                serializer.<byte[], Object>deserialize(payload),
                metaData,
                eventId(position),
                BEGIN.plusSeconds(position)));
        notifyAll();
        return position;
    }

    /** The id of the event at a position. */
    public static String eventId(long position) {
        return new java.util.UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | position).toString();
    }

    /** Replaces a stored event. */
    public synchronized void alter(long position, UnaryOperator<RawEvent> change) {
        events.set((int) position, change.apply(events.get((int) position)));
    }

    /** Takes the last events away, as a restored older back-up would. */
    public synchronized void truncate(int size) {
        events.subList(size, events.size()).clear();
    }

    public synchronized RawEvent event(long position) {
        return events.get((int) position);
    }

    public PayloadSealer sealer() {
        return sealer;
    }

    public SubjectKeys keys() {
        return keys;
    }

    public EventStreams streams() {
        return streams;
    }

    @Override
    public synchronized long head() {
        return events.size() - 1L;
    }

    @Override
    public synchronized OptionalLong positionOf(String eventId) {
        return events.stream()
                .filter(event -> event.eventId().equals(eventId))
                .mapToLong(RawEvent::position)
                .findFirst();
    }

    @Override
    public synchronized Stream<RawEvent> read(long from, long toExclusive) {
        int end = (int) Math.min(toExclusive, events.size());
        return from >= end ? Stream.empty() : List.copyOf(events.subList((int) from, end)).stream();
    }

    @Override
    public synchronized boolean awaitEventAfter(long position, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toMillis(); head() <= position && left > 0; ) {
                wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return head() > position;
    }

    @Override
    public void close() {
        snapshots.close();
        store.shutDown();
    }
}
