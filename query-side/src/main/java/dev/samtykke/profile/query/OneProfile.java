package dev.samtykke.profile.query;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.permission.Decision;
import dev.samtykke.profile.query.ProfileViews.Which;

/**
 * Tells one reader what a purpose may use of one person: the view at first, and another one whenever it is a different
 * one. What happens while the reader is slow is told as one view.
 */
final class OneProfile {

    /** How often time itself is looked at: consents expire without an event. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ProfileFeed feed;
    private final String customerId;
    private final String purpose;
    private final int limit;
    private final Outlet outlet;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Position of the last event that may have changed the profile. */
    private long wanted;
    /** Position up to which the profile was told, or found to be as it was told. */
    private long told = Long.MIN_VALUE;

    /** Position up to which documents have to tell before the next view is; kept until then, however much comes in. */
    private long due = Long.MIN_VALUE;

    private @Nullable String toldHash;
    private @Nullable Decision toldDecision;

    OneProfile(ProfileFeed feed, String customerId, String purpose, int limit, Outlet outlet) {
        this.feed = feed;
        this.customerId = customerId;
        this.purpose = purpose;
        this.limit = limit;
        this.outlet = outlet;
        this.wanted = feed.head();
    }

    /** An event has changed what everybody's data may be used for. */
    void wake(long position) {
        lock.lock();
        try {
            wanted = Math.max(wanted, position);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** An event of a customer may have changed the profile. */
    void wake(long position, CustomerEvent event) {
        if (Relevance.mayChange(event, purpose)) {
            wake(position);
        }
    }

    /**
     * Tells until the reader is gone.
     *
     * @param known the position as of which it knows the profile; null when it does not
     */
    void tell(@Nullable Long known) {
        try {
            outlet.greet();
            long begin = target();
            if (known != null && feed.isUnchangedSince(customerId, purpose, known)) {
                toldDecision = feed.views().decide(customerId, purpose);
                told = begin;
            }
            while (!outlet.isClosed()) {
                tell();
                outlet.beat();
                await();
            }
        } catch (IOException gone) {
            outlet.gone();
        } catch (RuntimeException failure) {
            outlet.fail(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() throws InterruptedException {
        lock.lock();
        try {
            if (wanted <= told) {
                changed.awaitNanos(LOOK_NANOS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell() throws IOException {
        long latest = target();
        Decision decision = feed.views().decide(customerId, purpose);
        due = decision.permitted() && due > told ? due : latest;
        if (due <= told && decision.equals(toldDecision)) {
            return;
        }
        if (decision.permitted() && !(feed.isFollowed(due) && feed.isProjected(due))) {
            return; // tried again at once, after a look at whether it is still permitted
        }
        ProfileAnswer view = feed.views().view(customerId, purpose, Which.newest(limit));
        String json = outlet.json(view);
        String hash = ViewHash.of(json);
        if (!hash.equals(toldHash)) {
            outlet.send("profile", json, Math.max(0, due));
        }
        told = due;
        toldHash = hash;
        toldDecision = decision;
    }

    private long target() {
        lock.lock();
        try {
            return wanted;
        } finally {
            lock.unlock();
        }
    }
}
