package dev.samtykke.evidence.query.check;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.evidence.log.store.BlobStore;

/**
 * Goes through the whole stored history again and again, slowly, and checks it against the log; on demand once as fast
 * as it can. It goes on where it stopped before a restart. The first finding raises the alarm and ends it.
 */
public final class BackgroundCheck implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BackgroundCheck.class);

    private static final String PATH = "check/next";
    private static final int HURRIED_STEP = 5_000;
    private static final int STEPS_PER_NOTE = 60;

    /** The share of its pace that is left while more comes in than is checked: whoever waits for an answer goes first. */
    private static final int UNDER_LOAD = 10;

    private final HistoryCheck history;
    private final LongSupplier size;
    private final Alarm alarm;
    private final BlobStore store;
    private final int perSecond;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "evidence-check"));
    private volatile long next;
    private volatile boolean hurried;
    private volatile boolean closed;
    private boolean resumed;
    private volatile @Nullable Instant completedAt;
    private int steps;
    private long lastSize;

    /**
     * @param size how many events are in the log
     * @param store remembers how far it got
     * @param perSecond how many events are checked a second, a tenth of it while more than that come in; 0: only on
     *     demand
     */
    public BackgroundCheck(
            HistoryCheck history, LongSupplier size, Alarm alarm, BlobStore store, int perSecond, Clock clock) {
        this.history = history;
        this.size = size;
        this.alarm = alarm;
        this.store = store;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /**
     * Begins.
     *
     * @param isOurs whether it is up to this process; else it waits
     */
    public void start(BooleanSupplier isOurs) {
        thread.scheduleWithFixedDelay(() -> trying(() -> turn(isOurs)), 0, 1, TimeUnit.SECONDS);
    }

    private void turn(BooleanSupplier isOurs) {
        if (!isOurs.getAsBoolean() && !hurried) {
            resumed = false;
            return;
        }
        if (resumed) {
            step();
        } else {
            resume();
        }
    }

    /** Lets it check the whole history from the beginning, as fast as it can. */
    public void checkAll() {
        thread.execute(() -> {
            next = 0;
            hurried = true;
            trying(this::step);
        });
    }

    /** How far it is. */
    public CheckProgress progress() {
        return new CheckProgress(next, hurried, completedAt);
    }

    private static void trying(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("The history cannot be checked now: {}", e.getClass().getName());
        }
    }

    private void resume() {
        store.get(PATH).ifPresent(bytes -> next = ByteBuffer.wrap(bytes).getLong());
        resumed = true;
    }

    private void step() {
        do {
            check(hurried ? HURRIED_STEP : pace());
        } while (hurried && !closed && alarm.finding().isEmpty());
        steps++;
        if (steps % STEPS_PER_NOTE == 0) {
            note();
        }
    }

    private int pace() {
        long now = size.getAsLong();
        boolean underLoad = now - lastSize > perSecond;
        lastSize = now;
        return underLoad ? (perSecond + UNDER_LOAD - 1) / UNDER_LOAD : perSecond;
    }

    private void check(int count) {
        long end = size.getAsLong();
        if (alarm.finding().isPresent() || count == 0) {
            return;
        }
        long from = Math.min(next, end);
        long to = Math.min(from + count, end);
        Optional<Finding> finding = history.check(from, to, end);
        finding.ifPresent(alarm::raise);
        next = to;
        if (to == end && finding.isEmpty()) {
            next = 0;
            hurried = false;
            completedAt = clock.instant();
        }
    }

    private void note() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(next).array();
        store.compareAndSwap(PATH, store.get(PATH).orElse(null), bytes);
    }

    @Override
    public void close() {
        closed = true;
        thread.shutdown();
        try {
            if (thread.awaitTermination(10, TimeUnit.SECONDS) && resumed) {
                trying(this::note);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
