package dev.samtykke.benchmarks.append;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that append one transaction after the other, each as soon as the one before is acknowledged. */
final class Writers {

    private Writers() {}

    /** Events per second that so many writers got acknowledged. */
    static double perSecond(Target target, int writers, Duration time) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                counts.add(threads.submit(() -> append(target, end)));
            }
            long events = 0;
            for (Future<Long> count : counts) {
                events += count.get();
            }
            return events / ((System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long append(Target target, long end) throws Exception {
        long events = 0;
        while (System.nanoTime() < end) {
            events += target.append();
        }
        return events;
    }
}
