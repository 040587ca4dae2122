package dev.samtykke.evidence.query.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.evidence.query.lease.LeaseRecord.Seen;

/**
 * A lease among processes that share a MongoDB database. No two clocks are ever compared: the holder counts from before
 * it asked for its last renewal, and another process takes the lease only after it has itself seen no renewal for twice
 * as long, each by its own monotonic clock. So clocks may be set to anything, as long as none runs at half the speed of
 * another.
 *
 * <p>A holder that dies is replaced within 1.4 terms and the time of a request; one that ends gives the lease back.
 */
public final class MongoLease implements Lease {

    /** The collection that holds the leases. */
    public static final String COLLECTION = "leases";

    private static final Logger log = LoggerFactory.getLogger(MongoLease.class);
    private static final int BEATS_PER_TERM = 5;

    private final LeaseRecord lease;
    private final String name;
    private final String holder;
    private final long termNanos;
    private final LongSupplier nanos;
    private final ScheduledExecutorService thread;
    private volatile @Nullable Held held;
    private @Nullable Seen seen;
    private long seenSince;

    /**
     * @param name what the lease is for
     * @param holder names this process, and no other one, nor the same one after a restart
     * @param term after how long without a sign of life another process takes over
     * @param nanos a clock that only goes forward, such as {@code System::nanoTime}
     */
    public MongoLease(MongoDatabase database, String name, String holder, Duration term, LongSupplier nanos) {
        this.lease = new LeaseRecord(database, name, Math.max(1, term.toMillis() / BEATS_PER_TERM));
        this.name = name;
        this.holder = holder;
        this.termNanos = term.toNanos();
        this.nanos = nanos;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "lease-" + name));
    }

    /** Begins to ask for the lease, and to keep it. */
    public void start() {
        thread.scheduleWithFixedDelay(this::beat, 0, termNanos / BEATS_PER_TERM, TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean isHeld() {
        Held now = held;
        return now != null && nanos.getAsLong() - now.until() < 0;
    }

    /** Does what is to be done several times in a term. */
    void beat() {
        try {
            Held now = held;
            if (now == null) {
                contend();
            } else {
                renew(now.token());
            }
        } catch (RuntimeException e) { // one that escaped would end the asking for good
            log.warn(
                    "The lease {} cannot be asked for now: {}",
                    name,
                    e.getClass().getName());
        }
    }

    private void renew(long token) {
        long asked = nanos.getAsLong();
        if (lease.renew(holder, token)) {
            hold(token, asked);
        } else {
            log.info("Another process has taken the lease {}", name);
            held = null;
        }
    }

    private void contend() {
        Optional<Seen> now = lease.look();
        long asked = nanos.getAsLong();
        if (now.isEmpty()) {
            if (lease.create(holder)) {
                taken(1, asked);
            }
            return;
        }
        if (!now.get().equals(seen)) {
            seen = now.get();
            seenSince = asked;
        }
        boolean isFree = now.get().holder() == null || asked - seenSince >= termNanos;
        if (isFree && lease.take(now.get(), holder)) {
            taken(now.get().token() + 1, asked);
        }
    }

    private void taken(long token, long asked) {
        log.info("This process holds the lease {}, for the {}th time that it is given", name, token);
        hold(token, asked);
    }

    private void hold(long token, long asked) {
        seen = null;
        held = new Held(token, asked + termNanos / 2);
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(termNanos, TimeUnit.NANOSECONDS)) {
                return; // it runs out by itself
            }
            Held now = held;
            held = null;
            if (now != null) {
                lease.release(holder, now.token());
            }
        } catch (MongoException e) {
            log.warn("The lease {} cannot be given back: {}", name, e.getClass().getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The lease as long as this process has it.
     *
     * @param until by the clock of this process
     */
    private record Held(long token, long until) {}
}
