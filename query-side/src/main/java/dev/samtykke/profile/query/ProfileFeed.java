package dev.samtykke.profile.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.StreamFollower;
import dev.samtykke.query.api.ProjectionNames;

/** What streams of profiles are told from. */
final class ProfileFeed {

    /** How long documents are waited for before it is looked again whether they may still be read. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    /** So many events are looked through for a reader that comes back; after more it gets the view anew. */
    private static final int LOOKED_THROUGH = 1_000;

    private final ProfileReading reading;
    private final ProfileViews views;
    private final StreamFollower follower;
    private final Projections projections;
    private final EventPositions positions;
    private final EventStore store;
    private final Clock clock;

    ProfileFeed(
            ProfileReading reading,
            EventStreams streams,
            StreamFollower follower,
            Projections projections,
            EventPositions positions,
            EventStore store,
            Clock clock) {
        this.reading = reading;
        this.views = new ProfileViews(reading, streams, clock);
        this.follower = follower;
        this.projections = projections;
        this.positions = positions;
        this.store = store;
        this.clock = clock;
    }

    ProfileViews views() {
        return views;
    }

    /** The position up to which permissions are known here. */
    long position() {
        return follower.position();
    }

    /** The position of the last event there is. */
    long head() {
        return positions.head();
    }

    Instant now() {
        return clock.instant();
    }

    CustomerState survivor(String customerId) {
        return reading.people().survivor(customerId);
    }

    /** Whether documents have everything up to a position, perhaps after a moment. */
    boolean isProjected(long position) {
        return projections.await(ProjectionNames.PROFILE, position, PATIENCE);
    }

    /** Whether permissions are known up to a position, perhaps after a moment. */
    boolean isFollowed(long position) {
        return follower.await(position, PATIENCE);
    }

    /** The events after a position. */
    BlockingStream<TrackedEventMessage<?>> events(long after) {
        return store.openStream(new GlobalSequenceTrackingToken(after));
    }

    static long position(TrackedEventMessage<?> message) {
        return message.trackingToken().position().orElse(-1);
    }

    /** Whether a purpose's view of a person is what it was at a position; in doubt it is not. */
    boolean isUnchangedSince(String customerId, String purpose, long position) {
        long head = head();
        if (position < 0 || position > head || head - position > LOOKED_THROUGH) {
            return false;
        }
        Set<String> streams = reading.people().person(customerId).composition().streams();
        try (BlockingStream<TrackedEventMessage<?>> events = events(position - 1)) {
            TrackedEventMessage<?> known = events.nextAvailable();
            long reached = position(known);
            while (reached < head && events.hasNextAvailable(1, TimeUnit.SECONDS)) {
                TrackedEventMessage<?> next = events.nextAvailable();
                reached = position(next);
                if (concerns(next, streams, purpose) || Relevance.isCatalogue(next.getPayload())) {
                    return false;
                }
            }
            return reached >= head
                    && views.decide(customerId, purpose, known.getTimestamp())
                            .equals(views.decide(customerId, purpose, now()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean concerns(TrackedEventMessage<?> message, Set<String> streams, String purpose) {
        return message instanceof DomainEventMessage<?> event
                && streams.contains(event.getAggregateIdentifier())
                && Relevance.mayChange(event.getPayload(), purpose);
    }
}
