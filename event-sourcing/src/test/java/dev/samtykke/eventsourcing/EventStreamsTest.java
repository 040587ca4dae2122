package dev.samtykke.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.ObjectionRaised;

/** Folded streams are as fresh as what was observed, whichever process wrote it. */
class EventStreamsTest {

    private static final String ANNA = "5f1c2b52-6d0e-4b7a-9a75-1d0f9f5f3a01";
    private static final String STREAM = Streams.CUSTOMER.streamId(ANNA);
    private static final long ENOUGH_SECONDS = 20;

    private final HoldingBack engine = new HoldingBack();
    private final EventStore store =
            EmbeddedEventStore.builder().storageEngine(engine).build();
    private final SnapshotWriter snapshots = new SnapshotWriter(store, 100);
    private final EventStreams streams = new EventStreams(store, snapshots, 100);

    /** Once told to, stops whoever has read a stream to its end, as a busy machine may at that moment. */
    private static final class HoldingBack extends InMemoryEventStorageEngine {

        private final AtomicBoolean next = new AtomicBoolean();
        private final CountDownLatch hasRead = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
            List<DomainEventMessage<?>> events = new ArrayList<>();
            super.readEvents(aggregateIdentifier, firstSequenceNumber).forEachRemaining(events::add);
            if (next.getAndSet(false)) {
                hasRead.countDown();
                await(goOn);
            }
            return DomainEventStream.of(events);
        }
    }

    @AfterEach
    void close() {
        snapshots.close();
    }

    @Test
    void anEventThatComesWhileItsStreamIsReadIsNotMissed() {
        append(0, new CustomerRegistered(ANNA));
        engine.next.set(true);
        CompletableFuture<Long> reading = CompletableFuture.supplyAsync(this::sequence);
        await(engine.hasRead);
        append(1, new ObjectionRaised(ANNA, "*", null, Instant.EPOCH, null));
        CompletableFuture<Void> observing = CompletableFuture.runAsync(() -> streams.observed(STREAM, 1));

        // observing ends at once where it overlooks the reading, and after it where it does not
        pauseFor(observing);
        engine.goOn.countDown();

        assertThat(reading.join()).isZero();
        observing.join();
        assertThat(sequence()).isOne();
    }

    @Test
    void whatWasObservedBeforeDoesNotPushAFresherStateOut() {
        append(0, new CustomerRegistered(ANNA));
        append(1, new ObjectionRaised(ANNA, "*", null, Instant.EPOCH, null));
        var known = streams.load(Streams.CUSTOMER, ANNA);

        streams.observed(STREAM, 0);
        streams.observed(STREAM, 1);
        assertThat(streams.load(Streams.CUSTOMER, ANNA)).isSameAs(known);

        streams.observed(STREAM, 2);
        assertThat(streams.load(Streams.CUSTOMER, ANNA)).isNotSameAs(known);
    }

    private static void pauseFor(CompletableFuture<Void> work) {
        work.copy().completeOnTimeout(null, 200, TimeUnit.MILLISECONDS).join();
    }

    private long sequence() {
        return streams.load(Streams.CUSTOMER, ANNA).sequence();
    }

    private void append(long sequence, CustomerEvent event) {
        store.publish(new GenericDomainEventMessage<>(Streams.CUSTOMER.name(), STREAM, sequence, event));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(ENOUGH_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("Nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
