package dev.samtykke.profile.query;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.StreamFollower;

/**
 * Everybody who follows profiles, each with a thread that writes. Stops before the web server does, which would else
 * wait for readers that have no reason to leave.
 */
public final class ProfileStreams implements SmartLifecycle {

    /** So many readers may follow one person each. */
    static final int MOST_OF_ONE = 256;

    /** So many readers may follow everybody; each reads the history by itself. */
    static final int MOST_OF_ALL = 16;

    private final ProfileFeed feed;
    private final JsonMapper json;
    private final Semaphore ofOne = new Semaphore(MOST_OF_ONE);
    private final Semaphore ofAll = new Semaphore(MOST_OF_ALL);
    private final Set<Outlet> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<OneProfile>> readers = new ConcurrentHashMap<>();
    private volatile boolean running;

    public ProfileStreams(
            ProfileReading reading,
            EventStreams streams,
            StreamFollower follower,
            Projections projections,
            EventPositions positions,
            EventStore store,
            Clock clock,
            JsonMapper json) {
        this.feed = new ProfileFeed(reading, streams, follower, projections, positions, store, clock);
        this.json = json;
        follower.listen(this::observed);
    }

    /**
     * Follows what a purpose may use of one person.
     *
     * @param limit how many interactions a view has at the most
     * @param known the position as of which the reader knows the profile; null when it does not
     * @throws TooManyStreams when as many follow as may
     */
    SseEmitter one(String customerId, String purpose, int limit, @Nullable Long known) {
        Outlet outlet = outlet(ofOne);
        OneProfile profile = new OneProfile(feed, customerId, purpose, limit, outlet);
        start("profile-stream", ofOne, outlet, () -> {
            watch(customerId, profile);
            watch(feed.survivor(customerId).customerId(), profile);
            profile.wake(feed.head()); // what happened before it was watched
            try {
                profile.tell(known);
            } finally {
                readers.keySet().forEach(id -> unwatch(id, profile));
            }
        });
        return outlet.emitter();
    }

    /**
     * Follows what a purpose may use of anybody.
     *
     * @param known the position up to which the reader knows everything; null when it wants what happens from now on
     * @throws TooManyStreams when as many follow as may
     */
    SseEmitter all(String purpose, int limit, @Nullable Long known) {
        Outlet outlet = outlet(ofAll);
        long after = known == null ? feed.head() : Math.min(known, feed.head());
        AllProfiles profiles = new AllProfiles(feed, purpose, limit, outlet, after);
        start("profiles-stream", ofAll, outlet, profiles::tell);
        return outlet.emitter();
    }

    /** How many readers follow one person now. */
    public int followingOne() {
        return MOST_OF_ONE - ofOne.availablePermits();
    }

    /** How many readers follow everybody now. */
    public int followingAll() {
        return MOST_OF_ALL - ofAll.availablePermits();
    }

    private Outlet outlet(Semaphore places) {
        if (!running || !places.tryAcquire()) {
            throw new TooManyStreams();
        }
        Outlet outlet = new Outlet(json);
        open.add(outlet);
        return outlet;
    }

    private void start(String name, Semaphore places, Outlet outlet, Runnable writer) {
        Thread thread = new Thread(
                () -> {
                    try {
                        writer.run();
                    } finally {
                        open.remove(outlet);
                        outlet.complete();
                        places.release();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Looks up no state: this is where a withdrawal waits to be told. */
    private void observed(DomainEventMessage<?> event, long position) {
        if (readers.isEmpty()) {
            return;
        }
        Object payload = event.getPayload();
        if (Relevance.isCatalogue(payload)) {
            readers.values().forEach(watching -> watching.forEach(profile -> profile.wake(position)));
        } else if (payload instanceof CustomerEvent change) {
            Set<OneProfile> watching = readers.getOrDefault(change.customerId(), Set.of());
            if (change instanceof MergedInto into) {
                watching.forEach(profile -> watch(into.survivor(), profile));
            }
            watching.forEach(profile -> profile.wake(position, change));
        }
    }

    private void watch(String customerId, OneProfile profile) {
        readers.compute(customerId, (id, watching) -> {
            Set<OneProfile> all = watching == null ? ConcurrentHashMap.newKeySet() : watching;
            all.add(profile);
            return all;
        });
    }

    private void unwatch(String customerId, OneProfile profile) {
        readers.computeIfPresent(customerId, (id, watching) -> {
            watching.remove(profile);
            return watching.isEmpty() ? null : watching;
        });
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(Outlet::complete);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
