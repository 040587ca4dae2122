package dev.samtykke.projection;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that hands events to workers. Axon lets it pause for a tenth of a second whenever the workers' buffers are
 * full, and nothing can end that pause; two workers have emptied them long before, and a rebuild would spend most of its
 * time waiting. This one looks again sooner. After errors Axon waits longer and longer, up to a minute; a database that
 * is back after an hour is then noticed within seconds here.
 */
final class CoordinatorThread extends ScheduledThreadPoolExecutor {

    private static final long AXONS_PAUSE_MILLIS = 100;
    private static final long PAUSE_MILLIS = 5;
    private static final long LONGEST_MILLIS = 5_000;

    CoordinatorThread() {
        super(1, task -> new Thread(task, "projection-coordinator"));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        long millis = unit.toMillis(delay);
        return millis == AXONS_PAUSE_MILLIS
                ? super.schedule(task, PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                : super.schedule(task, Math.min(millis, LONGEST_MILLIS), TimeUnit.MILLISECONDS);
    }
}
