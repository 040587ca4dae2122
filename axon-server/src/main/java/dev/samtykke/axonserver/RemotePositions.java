package dev.samtykke.axonserver;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.axoniq.axonserver.grpc.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.HistoryUnavailable;

/**
 * Finds events by their ids, which Axon Server cannot. Every process follows the history and keeps the ids that the
 * {@link PositionIndex} in MongoDB does not cover yet; the processes take turns in writing it.
 *
 * <p>A look-up is exact: it asks the server for the head, waits until this process has seen every event up to there,
 * and then looks at what was seen and, after that, at the index. An event leaves the first only once it is in the
 * second, so whatever was stored when the look-up began is found, and what is not found was not stored then.
 *
 * <p>That is what makes an event id unique where the server itself would take it twice. Whoever appends under an id that
 * follows from what led to it first reads the stream, then looks the id up, then appends under the next sequence number
 * of that stream. Of two who do so at once, either the second look-up begins after the first append, and finds it; or it
 * began before, so the stream was read before as well, the sequence number is taken, and the server refuses the append.
 * The retry reads the stream and looks up again, and finds the winner.
 */
final class RemotePositions implements EventPositions, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RemotePositions.class);
    private static final int MOST_RECENT = 500_000;
    private static final int BATCH = 1_000;
    private static final int INTERVAL_MILLIS = 200;

    private final ServerConnection server;
    private final PositionIndex index;
    private final RecentPositions recent = new RecentPositions(MOST_RECENT);
    private final HistoryFollower follower;
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "event-positions"));

    RemotePositions(ServerConnection server, EventStreams streams, PositionIndex index) {
        this.server = server;
        this.index = index;
        this.follower = new HistoryFollower(server, new Seen(streams), index.position());
    }

    void start() {
        follower.start();
        writer.scheduleWithFixedDelay(this::write, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public OptionalLong positionOf(String eventId) {
        OptionalLong known = recent.of(eventId); // positions never change, so what is known needs no asking
        if (known.isPresent()) {
            return known;
        }
        catchUp();
        OptionalLong seen = recent.of(eventId);
        return seen.isPresent() ? seen : index.of(eventId);
    }

    @Override
    public long head() {
        return server.head();
    }

    /** Returns when this process has seen every event that was stored when it was called. */
    void catchUp() {
        if (!await(server.head(), ServerConnection.PATIENCE)) {
            throw HistoryUnavailable.unchanged(new TimeoutException("The end of the history is not in sight yet"));
        }
    }

    boolean await(long position, Duration atMost) {
        return follower.await(position, atMost);
    }

    private void write() {
        try {
            long indexed = index.position();
            recent.forgetUpTo(indexed);
            List<RecentPositions.Entry> next = recent.after(indexed, BATCH);
            while (!next.isEmpty() && index.take(indexed)) {
                index.write(indexed, next);
                indexed = next.get(next.size() - 1).position();
                recent.forgetUpTo(indexed);
                next = recent.after(indexed, BATCH);
            }
        } catch (RuntimeException e) { // one that escaped would end the writing for good
            log.warn(
                    "Indexing event ids failed and is tried again: {}",
                    e.getClass().getName());
        }
    }

    @Override
    public void close() {
        follower.close();
        writer.shutdownNow();
    }

    /** Keeps ids, and lets the folded streams know of what other processes appended. */
    private final class Seen implements HistoryFollower.Observer {

        private final EventStreams streams;

        Seen(EventStreams streams) {
            this.streams = streams;
        }

        @Override
        public boolean isReady() {
            return !recent.isFull();
        }

        @Override
        public void observe(Event event, long position) {
            recent.add(event.getMessageIdentifier(), position);
            streams.observed(event.getAggregateIdentifier(), event.getAggregateSequenceNumber());
        }
    }
}
