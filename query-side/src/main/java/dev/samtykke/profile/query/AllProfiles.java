package dev.samtykke.profile.query;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

import dev.samtykke.permission.Decision;
import dev.samtykke.profile.query.ProfileViews.Which;

/**
 * Tells one reader, such as a target system, whenever what a purpose may use of anybody becomes another. It follows the
 * events at the reader's pace, so that nothing is kept for a reader that is slow or away; several changes of one person
 * become one when the reader is behind.
 */
final class AllProfiles {

    private static final int LOOK_MILLIS = 250;
    private static final int MOST_AT_ONCE = 256;

    /** The purpose itself, or a notice about it, is another one: what is permitted may have changed for anybody. */
    record PurposeChange(String purpose, boolean readAgain) {}

    private final ProfileFeed feed;
    private final String purpose;
    private final int limit;
    private final Outlet outlet;
    private final Expiries expiries = new Expiries();
    private long reached;
    private boolean purposeChanged;

    /** @param after tells of what happened after this position */
    AllProfiles(ProfileFeed feed, String purpose, int limit, Outlet outlet, long after) {
        this.feed = feed;
        this.purpose = purpose;
        this.limit = limit;
        this.outlet = outlet;
        this.reached = after;
    }

    /** Tells until the reader is gone. */
    void tell() {
        try (BlockingStream<TrackedEventMessage<?>> events = feed.events(reached)) {
            outlet.greet();
            while (!outlet.isClosed()) {
                if (events.hasNextAvailable(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    tellNext(events);
                }
                for (String customer : expiries.due(feed.now())) {
                    tell(new Change(customer, Change.Sort.PERMISSION, reached));
                }
                outlet.beat();
            }
        } catch (IOException gone) {
            outlet.gone();
        } catch (RuntimeException failure) {
            outlet.fail(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** In the order of the last changes, so that whoever comes back after any of them misses none. */
    private void tellNext(BlockingStream<TrackedEventMessage<?>> events) throws InterruptedException, IOException {
        List<Change> changes = next(events).values().stream()
                .sorted(Comparator.comparingLong(Change::position))
                .toList();
        for (Change change : changes) {
            tell(change);
        }
        if (purposeChanged) {
            purposeChanged = false;
            outlet.send("purpose", outlet.json(new PurposeChange(purpose, true)), reached);
        }
    }

    /** The next changes by customer, up to a change of the purpose itself. */
    private Map<String, Change> next(BlockingStream<TrackedEventMessage<?>> events) throws InterruptedException {
        Map<String, Change> changes = new HashMap<>();
        do {
            TrackedEventMessage<?> message = events.nextAvailable();
            reached = ProfileFeed.position(message);
            purposeChanged = Relevance.changesPurpose(message.getPayload(), purpose);
            @Nullable Change change = Change.of(message, purpose);
            if (change != null) {
                changes.merge(change.customerId(), change, Change::both);
            }
        } while (!purposeChanged && changes.size() < MOST_AT_ONCE && events.hasNextAvailable());
        return changes;
    }

    private void tell(Change change) throws IOException {
        boolean told = false;
        while (!told && !outlet.isClosed()) {
            told = feed.isFollowed(change.position()) && isTold(change);
            outlet.beat(); // documents may be far behind
        }
    }

    private boolean isTold(Change change) throws IOException {
        String customer = change.customerId();
        Decision decision = feed.views().decide(customer, purpose);
        if (decision.permitted() ? !feed.isProjected(change.position()) : !change.isNews(decision)) {
            return !decision.permitted();
        }
        ProfileAnswer view = feed.views().view(customer, purpose, Which.newest(limit));
        outlet.send("profile", outlet.json(view), change.position());
        expiries.watch(customer, view.expiresAt());
        return true;
    }
}
