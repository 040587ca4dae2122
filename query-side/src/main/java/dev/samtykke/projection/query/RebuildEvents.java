package dev.samtykke.projection.query;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import dev.samtykke.projection.RebuildProgress;

/** Tells the progress of rebuilds as server-sent events until they are done. */
public final class RebuildEvents implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 500;
    private static final long NO_TIMEOUT = 0;

    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "rebuild-events"));

    /** An answer that tells the progress twice a second, and a last time when the rebuild is done. */
    SseEmitter follow(Supplier<RebuildProgress> progress) {
        SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
        AtomicReference<Future<?>> task = new AtomicReference<>();
        Runnable stop = () -> {
            Future<?> scheduled = task.get();
            if (scheduled != null) {
                scheduled.cancel(false);
            }
        };
        emitter.onCompletion(stop);
        emitter.onError(failure -> stop.run());
        task.set(ticker.scheduleWithFixedDelay(
                () -> tell(emitter, progress), 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
        return emitter;
    }

    private static void tell(SseEmitter emitter, Supplier<RebuildProgress> progress) {
        try {
            RebuildProgress now = progress.get();
            emitter.send(SseEmitter.event().name("progress").data(now, MediaType.APPLICATION_JSON));
            if (now.state() == RebuildProgress.State.SWITCHED) {
                emitter.complete();
            }
        } catch (IOException | RuntimeException e) {
            emitter.completeWithError(e); // ends the task as well: the reader is gone, or cannot be told more
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
