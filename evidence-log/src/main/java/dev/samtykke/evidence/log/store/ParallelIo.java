package dev.samtykke.evidence.log.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Forces many small files at once: file systems write them out together, several times faster than one by one. */
final class ParallelIo {

    private static final int THREADS = 16;
    private static final int SMALL = 4;

    private final ExecutorService threads;

    @FunctionalInterface
    interface Action<T> {
        void run(T item) throws IOException;
    }

    ParallelIo() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ParallelIo::thread);
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /** Runs the action for every item and returns when all are done; the first failure is thrown then. */
    <T> void forEach(Collection<T> items, Action<T> action) {
        if (items.size() <= SMALL) {
            items.forEach(item -> run(item, action));
            return;
        }
        List<Callable<Boolean>> tasks = new ArrayList<>();
        items.forEach(item -> tasks.add(() -> run(item, action)));
        try {
            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static <T> boolean run(T item, Action<T> action) {
        try {
            action.run(item);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "evidence-log-io");
        thread.setDaemon(true);
        return thread;
    }
}
